# docker build -t paper-playground . && docker run -p 7860:7860 -v playground:/kept paper-playground
FROM python:3.12-slim
# For an NVIDIA GPU: --build-arg TORCH_INDEX=https://download.pytorch.org/whl/cu130
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --extra-index-url "$TORCH_INDEX" -r requirements.txt
COPY app.py .
COPY playground playground
COPY checkpoints checkpoints

RUN useradd --create-home player && mkdir /kept && chown player /kept
USER player
ENV GRADIO_SERVER_NAME=0.0.0.0 PLAYGROUND_DATA=/kept/data PLAYGROUND_RUNS=/kept/runs HF_HOME=/kept/hub
VOLUME /kept
EXPOSE 7860
HEALTHCHECK --start-period=60s CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:7860/health', timeout=5)"
CMD ["python", "app.py"]
