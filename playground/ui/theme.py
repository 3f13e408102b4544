"""How the page looks: Gradio's theme in system fonts, and the style sheet beside this file."""

from pathlib import Path

import gradio as gr

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans KR", "Malgun Gothic", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")
STYLE = Path(__file__).with_name("theme.css")


def make_theme() -> gr.themes.Base:
    """Calm, flat and offline: no font is fetched."""
    return gr.themes.Base(
        primary_hue="indigo", neutral_hue="slate", radius_size="md", font=FONTS, font_mono=MONO
    ).set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color_subdued="*neutral_600",  # Gradio's own is too faint to be read by all
        body_text_color_subdued_dark="*neutral_300",
        block_border_width="1px",
        block_shadow="none",
        block_label_text_weight="500",
        block_info_text_color="*neutral_500",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_text_color="white",
    )
