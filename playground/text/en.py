"""English: the page's texts by key. An error's sentence stands where it is raised, as a template."""

from playground.text.language import Language

PAGE: dict[str, str] = {
    # every tab
    "common.title": "Paper Playground",
    "common.masthead": (
        "# Paper Playground\n"
        "Five papers to play with: ResNet, Wide ResNet, CAM, DCGAN, WGAN. Build a network, train it, see "
        "where it looks, slide through what it dreams."
    ),
    "common.build": "1 · Build",
    "common.train": "2 · Train",
    "common.look": "3 · Look",
    "common.slide": "4 · Slide",
    "common.yours": "Yours {number} · {network}",
    "common.tested": "{network} · {accuracy}",
    "common.validated": "{network} · {accuracy} (validation)",
    "common.error": "Error",
    "common.note": "Note",
    "common.lacking": (
        "This address asks for {name} {value}, which is not here or not yours. You see what there is to "
        "begin with."
    ),
    "common.cannot_answer":
        "The server cannot answer this call: a value in it is of no kind that the page sends.",
    "common.no_endpoint": "There is no endpoint of this name or number: /gradio_api/info lists them.",
    "common.nothing_here": "There is nothing here.",
    "common.unreadable":
        "This call is no JSON that can be read: send text as valid Unicode, nested less deeply.",
    "common.misfit": "A field of this call is missing or of another kind than it takes: see /?view=api.",
    "common.too_large": "A call may be at most {size}: send less.",
    "common.upload_large": "A file may be at most {size}: choose a smaller one.",
    "common.upload_length": "An upload must say how large it is: send its Content-Length.",
    "common.upload_many": "No more than {files} files are taken at a time: send fewer in one upload.",
    "common.upload_address":
        "Within the last hour, {hourly} came from your address, and no more is taken: try again later.",
    "common.upload_full": "The server has no room for more files just now: try again later.",
    "common.too_many_wait": "{count} calls from your address are waiting already: try again in a moment.",
    "common.bug":
        "Something broke on the server, and it is not your doing. Try again, or try something else.",
    # Build
    "build.lead": (
        "Change a knob: the drawing, every tensor's shape and the cost answer at once. What you build "
        "here is what you train next."
    ),
    "build.begin": "New here? Begin with one of these:",
    "build.begin_shortcuts": "What shortcuts are for",
    "build.begin_look": "Where a network looks",
    "build.begin_slide": "From one image to another",
    "build.family": "Family",
    "build.family_wide_resnet": "Wide ResNet",
    "build.family_cifar_resnet": "ResNet for CIFAR",
    "build.family_resnet": "ResNet",
    "build.family_plain": "Plain",
    "build.family_speed": "Speed",
    "build.family_custom": "Your own",
    "build.plain_note": (
        "Plain: the ResNet of this depth without its shortcuts. The paper trains both, to see what the "
        "shortcuts are worth."
    ),
    "build.speed_note": (
        "Speed: a short, wide residual network made to learn CIFAR-10 in minutes. It is of none of the "
        "five papers, but of the speed records on that data set (2404.00498)."
    ),
    "build.depth": "Depth",
    "build.depth_info": "Counted in layers, as the paper does. Others can be typed.",
    "build.depth_note": (
        "This depth counts every convolution: 3 groups × {blocks} blocks × {convolutions} + 4 = {depth}. "
        "Table 2 of 1605.07146 counts two in each block, whatever it holds."
    ),
    "build.widening_factor": "Widening factor k",
    "build.widening_factor_info": "Channels: 16k, 32k, 64k",
    "build.block": "Block",
    "build.dropout": "Dropout between convolutions",
    "build.shortcut": "Shortcut",
    "build.shortcut_A": "A · zero-padding",
    "build.shortcut_B": "B · projection where the shape changes",
    "build.shortcut_C": "C · projection everywhere",
    "build.shortcut_none": "None",
    "build.block_basic": "basic · 3×3, 3×3",
    "build.block_bottleneck": "bottleneck · 1×1, 3×3, 1×1",
    "build.stem": "Stem",
    "build.stem_imagenet": "7×7, max-pool",
    "build.stem_cifar": "3×3, for small images",
    "build.width": "Width of the first stage",
    "build.size": "Image size",
    "build.classes": "Classes",
    "build.more": "More",
    "build.pool": "Pooling before the classifier",
    "build.pool_average": "average",
    "build.pool_max": "max",
    "build.finer": "Last stages without a stride",
    "build.finer_info": "Larger last maps, for a finer heat map. The weights keep their shapes.",
    "build.name": "Name",
    "build.stem_width": "Stem width",
    "build.stages": "Stages",
    "build.add_stage": "Add a stage",
    "build.drop_stage": "Remove the last",
    "build.expansion": "Expansion",
    "build.details": "Order, transition, dropout",
    "build.order": "Order in a block",
    "build.order_post": "conv-BN-ReLU, ReLU after the sum",
    "build.order_pre": "BN-ReLU-conv (pre-activation)",
    "build.order_branch": "conv-BN-ReLU, nothing after the sum",
    "build.transition": "Where a stage changes the shape",
    "build.transition_block": "in its first block",
    "build.transition_pool": "ahead of it: convolution, max-pool",
    "build.stride_on": "Convolution that takes the stride",
    "build.stride_on_spatial": "the first wider than 1×1",
    "build.stride_on_first": "the first of all (1512.03385)",
    "build.image_channels": "Image channels",
    "build.train": "Train this →",
    "build.use": "Use {depth}",
    "build.params": "Parameters",
    "build.macs": "Multiply-adds",
    "build.macs_note": "for one image, forward",
    "build.layers": "Weight layers",
    "build.layers_note": "with projections and the classifier",
    "build.field": "Receptive field",
    "build.field_note": "of {size} px, before the pooling",
    "build.memory": "Activations",
    "build.memory_note": "per image; {size} for a batch of {batch}",
    "build.hint":
        "Click a stage, in the drawing or in the table, to see one of its blocks layer by layer.",
    "build.stops": "Drawn and counted up to there. A larger image or a smaller stride may help.",
    "build.save_as": "Save the figure as",
    "build.beyond": (
        "Too large to train on this host. It takes networks of up to {params} parameters, {macs} "
        "multiply-adds and {activations} activations for a {size} px image: choose fewer blocks or "
        "narrower stages."
    ),
    "build.bad_link": (
        "This link holds no network that can be read. Below is the one to begin with. What is wrong: "
        "{reason}"
    ),
    "build.send": "Send an image through",
    "build.send_photo": "Image",
    "build.send_network": "Network",
    "build.send_untrained": "The one above, untrained",
    "build.send_images": "{title}: test images",
    "build.send_fresh": "untrained",
    "build.send_twin": "Its plain twin: no shortcuts",
    "build.send_bn": "Batch normalisation",
    "build.send_bn_info": "Switch it off, and see what becomes of the signal with depth.",
    "build.send_bn_on": (
        "Untrained: random weights, always the same ones, and the twin has those too. Batch normalisation "
        "uses the statistics of this image alone; it keeps a plain network's signal from fading "
        "(1512.03385, section 4.1)."
    ),
    "build.send_bn_off": (
        "Untrained, and without batch normalisation: what each block adds piles up along the shortcuts, "
        "and without shortcuts the signal is at the mercy of its weights."
    ),
    "build.send_trained":
        "{name} as it was trained, at its own {size} × {size} pixels: the controls above do not change it.",
    "build.send_no_twin":
        "It has no plain twin beside it: nobody trained one, and an untrained one would prove nothing.",
    "build.send_beyond": (
        "Too large to send an image through on this host. It takes networks of up to {params} parameters "
        "and {layers} layers, with {macs} multiply-adds and {activations} activations for the image: "
        "choose fewer blocks, narrower stages or a smaller image."
    ),
    "build.send_seen": "{size} × {size} pixels",
    "build.send_all": "all {count} channels",
    "build.send_strongest": "the {count} strongest of {channels}",
    "build.send_spread": "standard deviation",
    "build.send_shades": (
        "Each map is a channel, from its own lowest value (black) to its highest (white), strongest "
        "first: by mean absolute value. Click one to enlarge it. On one scale, a signal that fades is "
        "seen to fade."
    ),
    "build.send_common": "One scale for all maps of a network",
    "build.send_scale": "black {low}, white {high}",
    "build.send_map": "Enlarge",
    "build.send_channel": "channel {channel} · mean absolute value {strength}",
    "build.share": "Take it away: source, JSON, link",
    "build.source": "PyTorch source",
    "build.download": "Download the .py file",
    "build.json": "JSON",
    "build.json_info": "All of the network. Paste another here, or change this one, and load it.",
    "build.load": "Load this JSON",
    "build.link": "Link",
    "build.link_info": (
        "The address of this page always leads to the network that stands here, and to the tab, the "
        "example and the seeds that are chosen."
    ),
    "build.copy_link": "Copy the link",
    "build.compare": "Compare with another network",
    "build.compare_with": "Second network",
    "build.compare_info": "Choose one, or type a name of that kind with other numbers, such as WRN-40-2.",
    "build.pin": "Pin the present one",
    "build.unpin": "Remove the second",
    "build.ratio": "2 ÷ 1",
    "build.trait_stem": "stem",
    "build.trait_block": "block",
    "build.trait_order": "order",
    "build.trait_shortcut": "shortcut",
    "build.trait_dropout": "dropout",
    "build.trait_pool": "pooling",
    "build.trait_stages": "stages",
    "build.trait_transition": "place of the stride",
    "build.trait_image_channels": "image channels",
    "build.trait_classes": "classes",
    "build.column_stage": "Stage",
    "build.column_network": "Network",
    "build.column_blocks": "Blocks",
    "build.column_output": "Output C × H × W",
    "build.column_params": "Parameters",
    "build.column_macs": "Multiply-adds",
    "build.column_field": "Receptive field",
    "build.column_memory": "Activations",
    "build.total": "Total",
    "build.alike": "one of {count} alike",
    # Build: its GANs
    "build.pair": "GANs: a generator and its opponent",
    "build.pair_lead": (
        "The two networks of a DCGAN or WGAN: one grows a random vector into an image, the other shrinks "
        "an image into one number. Train has all their knobs."
    ),
    "build.pair_note": (
        "A transposed convolution spreads each number over 4×4 places, two apart, and so doubles the map. "
        "Counts are for one image."
    ),
    "build.pair_channels": "Channels of the images",
    "build.channels_1": "1, grey",
    "build.channels_3": "3, in colour",
    "build.pair_widths": "Empty for the recipe's",
    # Train
    "train.lead": (
        "The network you built, an experiment of the papers or a GAN learns here, live. It goes on when "
        "you close the page, and is here when you come back."
    ),
    "train.visit": (
        "⚠ This browser lets the page keep nothing: what you train is yours until you close or reload the "
        "page, and nobody's after that. If the page stands inside another site's, open it [in a tab of "
        "its own](./)."
    ),
    "train.network":
        "Network: **{name}** · {params} parameters, with {classes} classes at {size} px for {dataset}",
    "train.dataset": "Data set",
    "train.dataset_info": (
        "Shapes is drawn on the spot; the others are read from the data folder or downloaded. Any folder "
        "of pictures in it is a data set, too."
    ),
    "train.size": "Size of the pictures",
    "train.size_info": "Each is scaled and cropped to a square. A GAN makes 32 or 64 px.",
    "train.recipe": "Recipe",
    "train.recipe_info": (
        "Optimiser, learning rate and augmentation in one. Muon is a newer optimiser, quick in the first "
        "minutes; the papers use SGD."
    ),
    "train.recipe_quick": "Quick, for a minute (Muon)",
    "train.recipe_onecycle": "Steady (SGD, one cycle)",
    "train.recipe_resnet": "As in the ResNet paper",
    "train.recipe_wrn": "As in the Wide ResNet paper",
    "train.recipe_cosine": "Long and gentle (SGD, cosine)",
    "train.recipe_speed": "For Speed networks, a minute or two (Muon)",
    "train.recipe_speed_long": "For Speed networks, five minutes and more (Muon)",
    "train.length": "Train for",
    "train.bounds_seconds": "{low} to {high} seconds here",
    "train.bounds_epochs": "{low} to {high} epochs here",
    "train.unit": "Unit",
    "train.unit_seconds": "seconds",
    "train.unit_epochs": "epochs",
    "train.more": "More",
    "train.batch_size": "Batch size",
    "train.lr": "Peak learning rate",
    "train.held_out": "Validation images, held out",
    "train.seed": "Seed",
    "train.start": "Start training",
    "train.unreadable": (
        "Runs of yours that could not be read: {count}. Their files on this host are damaged, and are "
        "left as they are."
    ),
    "train.runs": "Your runs, and recorded ones",
    "train.recorded": "recorded: {name}",
    "train.pause": "Pause",
    "train.resume": "Resume",
    "train.stop": "Stop",
    "train.continue": "Continue",
    "train.delete": "Delete",
    "train.really": "Really delete it?",
    "train.look": "See where it looks →",
    "train.empty": (
        "Nothing of yours has trained yet. Choose what to train and press Start training: its curves "
        "appear here. Recorded trainings are in the list above."
    ),
    "train.accuracy": "Accuracy",
    "train.loss": "Loss",
    "train.gradients": "Gradient norm per stage, logarithmic",
    "train.fixed": "fixed, not trained",
    "train.train": "training",
    "train.validation": "validation",
    "train.test": "test",
    "train.epochs": "epochs",
    "train.epoch": "Epoch",
    "train.trained": "Trained",
    "train.speed": "Images a second",
    "train.rate": "Learning rate",
    "train.computed_in": "Computed in",
    "train.threads": "threads: {count}",
    "train.precision": "Precision",
    "train.auto": "the faster here",
    "train.float32": "float32",
    "train.bfloat16": "bfloat16",
    "train.test_tile": "Test accuracy",
    "train.left": "{time} left",
    "train.shared":
        "{others} others train too: this run gets about {share} of the time, about {time} left",
    "train.shared_one":
        "somebody else trains too: this run gets about {share} of the time, about {time} left",
    "train.turns": "your runs take turns: this one gets about {share} of the time, about {time} left",
    "train.place": "place {place} in the queue",
    "train.state_queued": "queued",
    "train.state_running": "training",
    "train.state_paused": "paused",
    "train.held": "paused for all",
    "train.held_note": "goes on when whoever leads the class lets it",
    "train.state_done": "done",
    "train.state_stopped": "stopped",
    "train.state_failed": "failed",
    "train.state_interrupted": "interrupted",
    "train.subject": "What to train",
    "train.subject_network": "Network from Build",
    "train.subject_experiment": "Experiment",
    "train.subject_gan": "GAN",
    "train.gan": "Kind of GAN",
    "train.gan_info":
        "DCGAN: a discriminator tells real images from generated ones. WGAN: a critic estimates how far "
        "apart they are.",
    "train.experiment": "Experiment",
    "train.empty_fields": "An empty field takes the recipe's own value.",
    "train.weight_decay": "Weight decay",
    "train.label_smoothing": "Label smoothing",
    "train.jitter": "Scale jitter, 0–0.9",
    "train.cutout": "Cutout, pixels",
    "train.target": "Stop at validation accuracy, 0–1",
    "train.optimiser": "Optimiser",
    "train.schedule": "Schedule",
    "train.as_recipe": "the recipe's",
    "train.sgd": "SGD, momentum",
    "train.muon": "Muon",
    "train.adamw": "AdamW",
    "train.onecycle": "one cycle",
    "train.linear": "linear to zero",
    "train.cosine": "cosine",
    "train.multistep": "steps",
    "train.constant": "constant",
    "train.tensorboard": "Write TensorBoard files",
    "train.tensorboard_info": "Download them below the run, at any time.",
    "train.overlay": "Compare with other runs",
    "train.manage": "This run",
    "train.name": "Name",
    "train.rename": "Rename",
    "train.more_epochs": "Epochs more",
    "train.more_seconds": "Seconds more",
    "train.longer": "Train longer",
    "train.again": "Train again, same seed",
    "train.download": "Download checkpoint",
    "train.best": "Download the best (validation)",
    "train.events": "Download TensorBoard files",
    "train.film": "Samples over time (GIF)",
    "train.notebook": "From a notebook",
    "train.notebook_info": (
        "What this page can do with a run, a program can: these lines start one, follow it and fetch what "
        "it has learned. It is then in the list above, too. The long code says whose it is: whoever has "
        "it can do with your runs what you can. All calls, and the names to choose from, are under “Use "
        "via API” at the foot of the page."
    ),
    "train.notebook_code": "With your own code in it",
    "train.slide": "Slide through it →",
    "train.now": "now",
    "train.gan_loss": "Losses",
    "train.generator": "generator",
    "train.opponent_dcgan": "discriminator",
    "train.opponent_wgan": "critic",
    "train.opponent_wgan_gp": "critic",
    "train.remark_dcgan":
        "Neither curve says how good the images are: what they estimate soon saturates (WGAN, figure 4).",
    "train.remark_wgan": (
        "How far the critic's curve lies below zero estimates, up to a scale of its own, how far the "
        "images are from real ones (WGAN, figure 3). Different critics do not compare."
    ),
    "train.remark_wgan_gp": (
        "The critic's curve has the gradient penalty added (WGAN-GP, equation 3). Near the end, when that "
        "is small, how far it lies below zero estimates how far the images are from real ones."
    ),
    "train.seconds": "seconds",
    "train.raw": "Raw values too",
    "train.by_epoch": "One mean an epoch",
    "train.by_time": "Seconds on the axis",
    "train.smoothed": "Noisy lines are smoothed: a running mean of about {count} points",
    "train.no_validation": "No validation curve: no images were held out of this training.",
    "train.continued": "Around epoch {epoch} it was taken up again: its learning rate leaps up there.",
    "train.overlay_full": "as many as can be told apart",
    "train.unlike": "{other}: its curves measure something else than {chosen}",
    "train.kind_classifier": "a classifier",
    "train.kind_dcgan": "a DCGAN",
    "train.kind_wgan": "a WGAN",
    "train.kind_wgan_gp": "a WGAN-GP",
    "experiment.degradation_20": "Plain or residual, 20 layers",
    "experiment.degradation_20_question": (
        "Two networks of 20 layers with the same parameters; a Plain one has no shortcuts. Do shortcuts "
        "help at this depth?"
    ),
    "experiment.degradation_56": "Plain or residual, 56 layers",
    "experiment.degradation_56_question": (
        "At 56 layers the paper's Plain network, the one without shortcuts, learns worse than one of 20 "
        "layers. Do shortcuts mend that?"
    ),
    "experiment.degradation": "Deeper: Plain and ResNet, 20 and 56 layers",
    "experiment.degradation_question": (
        "The paper's first figure: does a Plain network of 56 layers do worse than one of 20, even on the "
        "images it learns from? And do shortcuts turn that round?"
    ),
    "experiment.shortcuts": "Shortcut A, B or C",
    "experiment.shortcuts_question": (
        "A shortcut can pad with zeros (A), project where the shape changes (B) or project everywhere "
        "(C). Is a projection worth its parameters?"
    ),
    "experiment.depth_or_width": "Deep or wide: WRN-40-1, WRN-16-2",
    "experiment.depth_or_width_question":
        "About as many parameters, spent on depth or on width: which learns better, and which is faster?",
    "experiment.gans": "DCGAN, WGAN, WGAN-GP",
    "experiment.gans_question": (
        "One seed, one data set, the same small generator: whose samples become clear and stay varied, "
        "and whose curve tells so? By the quick recipe."
    ),
    "train.column_diversity": "Diversity",
    "train.gans_verdict": (
        "Their curves are in units of their own and rank nobody. Look at the samples of each: are they "
        "clear, and do they differ as much as the data?"
    ),
    "experiment.dropout": "Dropout or none",
    "experiment.dropout_question": "Does dropout between a block's convolutions help a wide network?",
    "train.source": "As in",
    "train.column_network": "Network",
    "train.column_accuracy": "Test accuracy",
    "train.column_loss": "Test loss",
    "train.column_epochs": "Epochs",
    "train.column_seconds": "Time",
    "train.column_params": "Parameters",
    "train.verdict": "{name} ended highest, at {accuracy}: {margins} after {length}; {seeds}.",
    "train.verdict_margin": "{points} points above {name}",
    "train.verdict_chance":
        "So small a difference can be chance: {count} test images tell {points} points or more apart.",
    "train.verdict_none": "Not all of its runs came to their end, so nothing is compared.",
    "train.one_epoch": "{count} epoch",
    "train.epoch_count": "{count} epochs",
    "train.one_seed": "one seed",
    "train.several_seeds": "several seeds",
    "train.experiment_info":
        "Its runs share a seed and train side by side, each as long as set below.",
    # Train: a GAN's knobs
    "gan.recipe_quick": "Quick",
    "gan.recipe_paper": "The papers' settings",
    "gan.recipe_averaged": "The papers' settings, averaged weights",
    "gan.recipe_annotated": "An annotated reading",
    "gan.about_quick": (
        "For a minute, and from no paper: widths 64-32-16, rates 5 to 10 times the papers', labels of 0.9 "
        "(DCGAN), an averaged generator."
    ),
    "gan.about_paper": (
        "Rates, batches, steps and bounds of DCGAN (1511.06434, section 4), WGAN (1701.07875, algorithm "
        "1) and WGAN-GP (1704.00028, algorithm 1), nothing smoothed or averaged. It departs in this: a "
        "quarter of DCGAN's widths, kernels of 4 in place of 5, a normal z in place of a uniform one."
    ),
    "gan.about_averaged": (
        "The papers' settings, with two later practices: labels of 0.9 for real images "
        "(1606.03498, DCGAN alone) and a generator of averaged weights (1806.04498). The generators that "
        "ship were trained so."
    ),
    "gan.about_annotated": (
        "A Korean series that reads the papers with code, reproduced layer by layer: DCGAN on "
        "Fashion-MNIST at 64 pixels, widths 1024-512-256-128, Adam at 2e-4; WGAN on MNIST at 32 pixels, "
        "widths 1024-512-256, RMSprop at 5e-5, clipped at 0.005, as 0.01 would not train there. Some 24 "
        "million parameters: slow without a GPU. Its WGAN-GP is ours."
    ),
    "gan.cost": (
        "Generator: {generator} parameters, {grown} multiply-adds an image. {opponent}: {critic} "
        "parameters, {seen} multiply-adds. {side}×{side} pixels. About {memory} of memory, of {allowed} "
        "allowed."
    ),
    "gan.of_recipe": "the recipe's: {value}",
    "gan.pair": "The two networks",
    "gan.training": "How they are trained",
    "gan.side": "Side of the images",
    "gan.side_32": "32 pixels",
    "gan.side_64": "64 pixels",
    "gan.widths": "Widths, from 4×4 outwards",
    "gan.latent": "Length of z",
    "gan.generator": "Generator",
    "gan.generator_convolutions": "convolutions of these widths",
    "gan.generator_constant": "all of one width (WGAN, fig. 6)",
    "gan.generator_mlp": "four linear layers (WGAN, fig. 7)",
    "gan.constant_width": "That one width",
    "gan.generator_norm": "Batch norm in the generator",
    "gan.biases": "Biases before batch norm",
    "gan.yes": "yes",
    "gan.no": "no",
    "gan.optimiser": "Optimiser of both",
    "gan.optimiser_adam": "Adam",
    "gan.optimiser_rmsprop": "RMSprop, no momentum",
    "gan.optimiser_sgd": "SGD, momentum β₁",
    "gan.momentum_note": (
        "WGAN's paper (section 4.2) found training unstable at times when the critic's optimiser has "
        "momentum, such as Adam's β₁ > 0, and took RMSprop. Try Adam on a WGAN, and watch its curve."
    ),
    "gan.critic_lr": "Rate of the opponent",
    "gan.beta1": "β₁, momentum",
    "gan.beta2": "β₂",
    "gan.critic_steps": "Steps of the opponent per step",
    "gan.clip": "Clip weights at",
    "gan.penalty": "Gradient penalty",
    "gan.smoothing": "Label smoothing, real",
    "gan.averaging": "Weight averaging",
    "gan.fit": "Images below 32 pixels",
    "gan.fit_pad": "black border",
    "gan.fit_resize": "enlarged",
    "gan.flip": "Mirror half of them",
    "gan.augment": "Change all at random",
    # Train: what a network sees as it learns
    "snapshots.title": "What it sees as it learns",
    "snapshots.samples_title": "What it makes as it learns",
    "snapshots.show": "Show",
    "snapshots.images": "Images",
    "snapshots.heatmaps": "Heatmaps",
    "snapshots.filters": "First filters",
    "snapshots.confusion": "Confusion matrix",
    "snapshots.held_out": (
        "Images it never trains on. The glow is the evidence for what each one really is (CAM), on one "
        "scale for all of them and for all times."
    ),
    "snapshots.trained_on": (
        "Some of its training images. The glow is the evidence for what each one really is (CAM), on one "
        "scale for all of them and for all times."
    ),
    "snapshots.samples_note":
        "Always the same latent vectors: those of these seeds, which Slide knows as well.",
    "snapshots.weights": "The critic's weights",
    "snapshots.weights_note": (
        "{count} weights, from −{reach} to {reach}. Clipping drives them to both ends; under a gradient "
        "penalty they spread out (1704.00028, figure 1)."
    ),
    "snapshots.seed": "seed {seed}",
    "snapshots.right": "{right} of {count} right",
    "snapshots.tile_right": "{truth}, recognised: {percent}",
    "snapshots.tile_wrong": "{truth}, taken for {guess}: {percent}",
    "snapshots.when": "epoch {epoch} · {time}",
    "snapshots.slider": "Time in this training",
    "snapshots.play": "Play it again",
    "snapshots.pause": "Pause",
    "snapshots.latest": "Latest",
    "snapshots.filters_note":
        "{count} kernels of the first convolution, {height} × {width} pixels each. Grey is zero.",
    "snapshots.filters_fixed": "They stay as they are in this training.",
    "snapshots.on_validation": "{total} images held out, after epoch {epoch}",
    "snapshots.on_test": "{total} test images, at the end",
    "snapshots.rows": "Rows: what it is. Columns: what it was taken for.",
    "snapshots.cell_right": "{truth}: {count} of {total} recognised",
    "snapshots.cell_wrong": "{truth} taken for {guess}: {count} of {total}",
    # Train: curves
    "chart.estimate_js_title": "Jensen–Shannon estimate, nats",
    "chart.estimate_js_tells": (
        "log 2 − loss/2, without smoothed labels: how far apart the discriminator finds the two. Near log "
        "2 = 0.69 it tells them apart at ease, and then says no more about the images (WGAN, figure 4)."
    ),
    "chart.estimate_w_title": "Wasserstein estimate",
    "chart.estimate_w_tells": (
        "Mean f(x) − mean f(G(z)), up to a factor of its own: falls as the images get better (WGAN, "
        "figure 3). Different critics do not compare."
    ),
    "chart.scores_title": "What the discriminator believes",
    "chart.scores_tells": (
        "D(x) of real images and D(G(z)) of generated ones: both at 50% where it cannot tell; far apart "
        "where it wins."
    ),
    "chart.loss_title": "Losses, as trained",
    "chart.loss_tells":
        "What each of the two networks minimises: one gains what the other loses, so neither has to fall.",
    "chart.diversity_title": "Diversity of the samples",
    "chart.diversity_tells": (
        "How much 16 samples differ, pixel by pixel, of how much the data's images do. Near 0 the "
        "generator makes one thing only: modes have collapsed."
    ),
    "chart.gradient_title": "Norm of the critic's gradient, logarithmic",
    "chart.gradient_tells": (
        "How hard the opponent's own weights are pulled. Where it fades or leaps by powers of ten, the "
        "game is out of balance."
    ),
    "chart.bound_title": "Clipped weights at the bound",
    "chart.bound_tells": (
        "The share of the critic's weights that clipping holds at ±c. Most of them there means that the "
        "critic has become very simple (WGAN-GP, section 3)."
    ),
    "chart.collapse": (
        "The samples differ by {share} of what the data's images do: this looks like mode collapse. "
        "Another seed, a lower rate or WGAN may help."
    ),
    # Look
    "look.lead": (
        "Where in a photo does a network see a cat? Before its last feature maps are averaged, each "
        "class's evidence can be laid out over the photo: a class activation map (CAM)."
    ),
    "look.network": "Network",
    "look.to_fetch": "{network} ↓ {size}",
    "look.refresh": "Look again, by its newest checkpoint",
    "look.photo": "Photo",
    "look.several": "Several photos at once",
    "look.own": "Your {count} photos: click one",
    "look.own_lost": "Your {count} photos: click one ({lost} could not be read)",
    "look.fit": "What it sees of the photo",
    "look.crop": "a square out of its middle",
    "look.letterbox": "all of it, with grey around",
    "look.photos": "Photos",
    "look.photos_unknown": "Photos of things that are not among its {count} classes",
    "look.tests": "{title}: images it was not trained on",
    "look.reading": "Reading test images of {title} …",
    "look.others": "Show others",
    "look.example_lion": "lion",
    "look.example_cheetah1": "cheetah, its face",
    "look.example_cheetah": "cheetah, running",
    "look.example_tower": "tower",
    "look.example_bus": "bus",
    "look.more": "Finer maps",
    "look.scale": "Input size",
    "look.scale_info":
        "The size it was trained on, or a multiple: more cells, but things look larger than it knows.",
    "look.unstrided": "Stages without stride",
    "look.unstrided_info":
        "Counted from the end (CAM, section 3): more cells from the same weights, but less sure ones.",
    "look.no_network":
        "There is no trained network yet: train one in the Train tab, and look into it here.",
    "look.no_photo": "Choose a photo: drop one, paste it, or click an example.",
    "look.thinks": "What it takes this for",
    "look.choose": "Choose a class to see where its evidence lies",
    "look.seen": "All it gets to see: {size} × {size} pixels",
    "look.knows": "It knows {count} things:",
    "look.find": "Find one of its {count} classes",
    "look.none_found": "No class is called that",
    "look.map": "Heatmap of “{name}” over the photo. The arrow keys read it cell by cell.",
    "look.hint": "Point at the photo to read the map.",
    "look.cell": "Row {row}, column {column} of {rows} × {columns}",
    "look.evidence": "Evidence",
    "look.for": "speaks for “{name}”",
    "look.against": "speaks against “{name}”",
    "look.sum": "Mean of the map {mean} + bias {bias} = logit {logit}",
    "look.no_sum":
        "This network pools by maximum: the map shows where, but does not add up to the logit {logit}.",
    "look.flat": "The map is the same everywhere: no place says more than another.",
    "look.nothing_for": "Nothing in what it sees speaks for “{name}”.",
    "look.opacity": "Heatmap",
    "look.swipe": "Before | after",
    "look.field": "This cell sees {side} × {side} pixels of {size} × {size} (dashed).",
    "look.field_all":
        "This cell sees all: its receptive field of {side} × {side} pixels holds all {size} × {size}.",
    "look.colours": "Colours",
    "look.signed": "for and against",
    "look.inferno": "evidence for, even steps",
    "look.jet": "jet, as in the paper",
    "look.box": "Box around what exceeds {share} of the maximum",
    "look.overlap_found": (
        "Dashed: the true box. The map's own overlaps it by {share} (intersection over union): found, "
        "since 50% is enough."
    ),
    "look.overlap_missed": (
        "Dashed: the true box. The map's own overlaps it by {share} (intersection over union): not found, "
        "since it takes 50%."
    ),
    "look.save": "Take away:",
    "look.save_picture": "picture (PNG)",
    "look.save_figure": "figure (PNG)",
    "look.save_map": "map (NPY)",
    "look.save_link": "link",
    "look.link_copied": "Copied.",
    "look.link_own_network": "The network is your own: the link opens it for you alone.",
    "look.link_own_photo": "Your own photo is not in the link.",
    "look.link_covered": "What you painted over is not in the link.",
    "look.cells": "Cells, as the network has them",
    "look.apart": "Take the map apart",
    "look.apart_lead": (
        "The map of “{name}” is a sum of {count} feature maps, each times its weight. These {shown} "
        "matter most. Untick some: map and logit follow."
    ),
    "look.apart_map": "Feature map {channel}",
    "look.apart_others": "All {count} others",
    "look.toy": "The same in small: paint three maps yourself",
    "look.toy_lead": (
        "Pool each map to its mean, weigh the means, add them: the score S = 0.3 F₁ + 0.5 F₂ + 0.1 F₃. "
        "Weigh the maps first and add them cell by cell, and the mean of what comes out is the same S: "
        "that sum is the class activation map."
    ),
    "look.toy_map": "Feature map {map}: paint it",
    "look.toy_weight": "Weight of map {map}",
    "look.toy_score": "S = {terms} = {score}, the mean of the sum",
    "look.apart_first": "The first {count}",
    "look.apart_all": "All of them",
    "look.apart_whole": "All terms {sum}, bias {bias}: logit {logit}",
    "look.apart_part": "Ticked terms {sum}, {share} of all; bias {bias}: logit {logit} of {whole}",
    "look.covered": "Break it",
    "look.covered_lead": "Paint over a part of the photo: what does the network say without it?",
    "look.covered_grey": "grey",
    "look.covered_blur": "blur",
    "look.covered_photo": "another photo’s patch",
    "look.covered_from": "The photo that the patch is taken from",
    "look.covered_size": "Brush",
    "look.covered_hottest": "Cover the hottest spot",
    "look.covered_only": "Leave only it",
    "look.covered_undo": "Undo",
    "look.covered_reset": "Whole again",
    "look.covered_now": "“{name}”: {before} before, {now} now",
    "look.pair": "Two classes against each other",
    "look.pair_lead": "The difference of two maps: red speaks for the first, blue for the second.",
    "look.pair_against": "against",
    "look.pair_other": "The other class",
    "look.pair_swap": "Swap",
    "look.pair_sum":
        "For “{one}” {plus}, for “{other}” {minus}, the biases {bias}: {apart} between their logits.",
    "look.pair_no_sum": (
        "The logits of “{one}” and “{other}” are {apart} apart. This network pools by maximum: the means "
        "of the map, {plus} and {minus}, and the biases, {bias}, do not add up to that."
    ),
    "look.pair_times": "“{likelier}” is {times} times as likely.",
    "look.beside": "Another network on the same photo",
    "look.beside_lead": "Two networks' maps of “{name}”, in the same colours on the same scale.",
    "look.beside_which": "Other network",
    "look.beside_none": "No other network here has a class called “{name}”.",
    "look.beside_said": "“{name}” {probability}, logit {logit}",
    "look.beside_differs": "Their specs differ in one thing alone, {field}: {one}, and {other}.",
    "look.beside_alike": "They were trained alike, from the same seed.",
    "look.beside_unlike": "But they were not trained alike.",
    "look.tested": "Does the box find the thing? All test images",
    "look.tested_lead": (
        "Nobody told the network where things are. The box around its map counts as found if it "
        "overlaps the true one by half (IoU ≥ 50%). How often, and does the last pooling matter? An "
        "average needs evidence all over the thing; a maximum is content with one spot."
    ),
    "look.tested_of": (
        "Share of {count} test images that are found, by the true class's map, with the box around "
        "what exceeds that share of its maximum."
    ),
    "look.tested_costing": "Drawing the test images, to see how long it will take …",
    "look.tested_middle": "a box in the middle",
    "look.tested_right": "named right",
    "look.tested_title": "Found, by the box's threshold",
    "look.tested_axis": "threshold, % of the map's maximum",
    "look.method": "Other methods, other stages",
    "look.method_lead": (
        "Most go by the logit's gradient, so they can look at any stage: earlier ones are finer, and know "
        "less of what things are. At the last stage of a network that averages, Grad-CAM and HiResCAM are "
        "CAM, divided by the number of its cells."
    ),
    "look.method_about_scorecam": (
        "Score-CAM needs no gradient: it shows the network only what a feature map lights up, for at most "
        "64 maps, those with the largest weight × activation, and weighs each by what the class gets then."
    ),
    "look.method_about_occlusion": (
        "A grey square covers the photo at one place after another, at most 14 × 14: by how much does the "
        "logit fall?"
    ),
    "look.occlusion": "Occlusion",
    "look.start": "Start",
    "look.stop": "Stop",
    "look.cost": "{passes} passes of the network, about {seconds} s here",
    "look.waiting": "Others are at it: waiting for a place …",
    "look.faithful": "Is the map true?",
    "look.faithful_lead": (
        "Cover what the map shows, hottest pixels first: if the network really goes by them, the class's "
        "probability falls at once. Begin with the coldest, and it stays. The area between the two curves "
        "is the score. Random: the map's own cells, shuffled."
    ),
    "look.faithful_score": "{method}: score {score}",
    "look.faithful_hottest": "hottest first",
    "look.faithful_coldest": "coldest first",
    "look.faithful_random": "random",
    "look.faithful_axis": "% covered",
    "look.method_which": "Method",
    "look.method_stage": "Stage",
    "look.method_last": "the last, as CAM",
    "look.method_image": "image",
    "look.method_classes": "{count} classes",
    "look.method_shown": "{method}, {rows} × {columns} cells",
    # Look: a network taught on one's own photos
    "teach.title": "Teach it classes of your own",
    "teach.lead": (
        "Two to five classes, some twenty photos of each: a linear head on the ImageNet network's pooled "
        "features learns them in about a second. Then look whether it goes by the thing or by the wall "
        "behind it. The photos are not kept."
    ),
    "teach.name": "Class",
    "teach.name_hint": "what it is called",
    "teach.photos": "Its photos",
    "teach.camera": "Take them with the camera",
    "teach.camera_hold": "Hold for class {number}: four photos a second",
    "teach.camera_none":
        "There is no camera here, or the browser does not allow it: it wants https or this machine itself.",
    "teach.another": "Another class",
    "teach.start": "Teach",
    "teach.choice": "Taught by you: {classes}",
    "teach.done": (
        "Learned in {seconds} s from {photos} photos. Asked for each photo after learning from all the "
        "others, it named {right} of {photos} right ({share}). It is chosen above: give it a new photo."
    ),
    "teach.fit_play": "Play the fit again",
    "teach.fit_pause": "Pause",
    "teach.fit_iteration": "Iteration of the fit",
    "teach.fit_at": "Iteration {iteration} of {last}: loss {loss}, {right} of {photos} right",
    "teach.fit_about": (
        "Played as it was recorded, slower than it went: the {iterations} iterations (L-BFGS) of {heads} "
        "heads. Each photo stands where the head puts it that learned from all the others; red: taken for "
        "another class. Between two iterations the photos glide."
    ),
    "teach.fit_even": "even",
    "teach.fit_axis": "its own class against the likeliest other",
    "teach.fit_loss": "Loss, mean of the heads",
    "teach.fit_right": "Right, of those left out",
    "teach.fit_axis_x": "iteration",
    "teach.delete": "Delete this head",
    "teach.deleted": "It is deleted.",
    "teach.missing": "The ImageNet network is not installed here.",
    "teach.unnamed": "class {number}",
    # Slide
    "slide.lead": (
        "Walk from one random point to another: if every image in between makes sense, the generator has "
        "learnt what these things look like, and not memorised them (DCGAN, section 6.1)."
    ),
    "slide.walk": "Walk",
    "slide.plane_tab": "Plane",
    "slide.age_tab": "Age",
    "slide.generator": "Generator",
    "slide.seed_a": "Left seed",
    "slide.seed_b": "Right seed",
    "slide.way": "Path between them",
    "slide.way_info":
        "Random points lie close to a sphere: the arc stays on it, the straight line cuts through.",
    "slide.sphere": "Arc (spherical)",
    "slide.line": "Straight line",
    "slide.seed": "seed {seed}",
    "slide.frame": "The generated image at the slider's place",
    "slide.slider": "Way from the left seed to the right one",
    "slide.play": "Play back and forth",
    "slide.pause": "Pause",
    "slide.film": "Nine stops along the way",
    "slide.none": "There is no trained generator yet: train a DCGAN or WGAN in the Train tab first.",
    "slide.pick": "In place of {slot}: pick by looking",
    "slide.others": "Others",
    "slide.close": "Close",
    "slide.change": "Seed {seed}: change it",
    "slide.plane_at": "across {x} %, down {y} %",
    "slide.plane_shuffle": "Other corners",
    "slide.pixels": "Pixels",
    "slide.plane_hint": (
        "Drag the point: each place is a mixture of the corners, and no image in between was drawn "
        "before you came. Click a corner to change it."
    ),
    "slide.plane_plane": "Place between the corners",
    "slide.plane_triangle": "Triangle: three corners",
    "slide.plane_mixture": "{a} %, {b} % and {c} % of the three corners",
    "slide.beside": "The same point in",
    "slide.nothing": "no other generator",
    "slide.age_at": "way {x} %, training {y} %",
    "slide.age_shuffle": "Two others",
    "slide.age_hint": (
        "Drag down: the same latent vectors, seen by the generator as it trained, from the first row, "
        "where it had only begun, to the last. Across is the way between the two seeds."
    ),
    "slide.age_plane": "Way between the seeds, and the generator's age",
    "slide.after": "after step {step}",
    "slide.key": "Stop {number}, seed {seed}: change it",
    "slide.add": "+ another stop",
    "slide.remove": "Remove",
    "slide.closed": "and back to the first",
    "slide.speed": "Speed",
    "slide.inside": "What this way is like",
    "slide.lengths": (
        "Length |z| along the way. The generator was trained on vectors close to one length; the straight "
        "line dips below it, where it has seen next to none, and the arc does not."
    ),
    "slide.changes": (
        "How much the image changes from frame to frame, of 1. A generator that had memorised its images "
        "would stand still and then jump; low and even is what learning looks like."
    ),
    "slide.arc": "arc",
    "slide.straight": "straight line",
    "slide.take": "Take it away:",
    "slide.gif": "GIF",
    "slide.png": "PNG strip",
    "slide.npy": "Latents, .npy",
    "slide.waiting": "…",
    "slide.arithmetic_tab": "Arithmetic",
    "slide.arithmetic_hint": (
        "Three samples that share something, minus three that share something else, plus three more: the "
        "mean of each group, and in the middle of the nine what comes out, with its neighbourhood (DCGAN, "
        "figure 7). Click a sample to pick another by looking."
    ),
    "slide.arithmetic_mean": "mean",
    "slide.arithmetic_result": "The result in the middle, and eight neighbours",
    "slide.directions_tab": "Directions",
    "slide.directions_hint": (
        "The six directions that move this generator's first layer most, found without any label (PCA, as "
        "in GANSpace). They have no names: look what each does. The share is its part of the variance."
    ),
    "slide.directions_direction": "Direction {number}",
    "slide.directions_share": "share of the first layer's variance",
    "slide.directions_reset": "Back to the sample",
    "slide.nearest": "Show the nearest training images",
    "slide.near": (
        "Under each of the film's frames, the training image that is nearest pixel by pixel. They are "
        "{mean} away on average; test images, which nothing here has seen, are {test} from theirs; a copy "
        "would be at 0. Where the training mirrored its images, their mirror images count as well."
    ),
    "slide.point": "from a picture",
    "slide.find_tab": "From a picture",
    "slide.find_hint": (
        "A generator only goes one way, from z to an image. So the way back is looked for: z is moved "
        "downhill in the pixels' differences, for a few seconds, and kept as long as a random z is. "
        "Draw in the square (a drawing is given the place and size of the generator's own images), or "
        "move a photo in it until it is framed like them."
    ),
    "slide.find_yours": "Your picture",
    "slide.find_wanted": "What is looked for",
    "slide.find_made": "The nearest it can do",
    "slide.find_clear": "Clear, and draw",
    "slide.find_file": "A photo",
    "slide.find_test": "A test image",
    "slide.find_zoom": "Zoom",
    "slide.find_go": "Find it",
    "slide.find_searching": "Looking for it",
    "slide.find_queue": "Others are searching: a moment",
    "slide.find_distance": (
        "It is {distance} away from what is looked for. The nearest of {samples} random samples, where "
        "the search began, was {began} away. (Root of the mean square of the pixels' differences, 0 to "
        "1.)"
    ),
    "slide.find_left": "Walk from here",
    "slide.find_right": "Walk to here",
    "slide.find_unreadable": "Your browser cannot read this picture: choose a JPEG, PNG or WebP",
    "slide.dice": "Random",
    # Slide: why Wasserstein
    "why.tab": "Why Wasserstein",
    "why.lead": (
        "WGAN changes one thing about a GAN: how it measures how far the generated images are from the "
        "real ones. Its paper's own three arguments for that, to try out."
    ),
    "why.lines": "Two lines that never touch",
    "why.lines_claim": (
        "All data lie on one vertical line, all that is generated on another, θ away. Four distances "
        "between them: only one says whether θ is 0.1 or 1, and so which way to go."
    ),
    "why.lines_source": "example 1 and figure 1",
    "why.lines_end": (
        "Only W had a slope to follow. Where JS and TV are flat and KL is infinite, their gradient is 0 "
        "or none at all, and nothing moves."
    ),
    "why.theta": "Distance θ of the two lines",
    "why.data": "data",
    "why.generated": "generated",
    "why.wasserstein": "Wasserstein",
    "why.jensen_shannon": "Jensen–Shannon",
    "why.kullback_leibler": "Kullback–Leibler",
    "why.total_variation": "total variation",
    "why.descend": "Let each distance move its line",
    "why.pull_apart": "Pull apart again",
    "why.gaussians": "Two judges, one of them too sure",
    "why.gaussians_claim": (
        "Two normal distributions, and a network trained on this server to tell them apart: once as "
        "DCGAN's discriminator, once as WGAN's critic. The farther apart they are, the surer the "
        "discriminator, and the less it tells the generator."
    ),
    "why.gaussians_source": (
        "figure 2; the critic's weights are clipped, and its curve is scaled so that it is nowhere "
        "steeper than 1"
    ),
    "why.gaussians_told": (
        "At the centre of what is generated, the discriminator's loss, log(1 − D), has the slope "
        "{discriminator}, the critic's {critic}. The critic's estimate of the distance is {estimate}; the "
        "true Wasserstein distance is {distance}, and no such critic exceeds it."
    ),
    "why.distance": "Distance of the two means",
    "why.judged": "What each says of a place",
    "why.real_density": "real density",
    "why.made_density": "generated density",
    "why.discriminator": "discriminator D, trained",
    "why.optimal": "the optimal D, in closed form",
    "why.critic": "critic, trained",
    "why.steepness": "How steep the generator's loss is there, up to {cap}",
    "why.of_discriminator": "log(1 − D)",
    "why.of_critic": "critic",
    "why.ring": "Eight clouds: who finds them all?",
    "why.ring_claim": (
        "Three generators learn to put their points (orange) into the eight circles, each by its paper's "
        "loss, with the same small networks, batches and numbers of updates of the opponent. The shade "
        "shows where the opponent believes what it sees."
    ),
    "why.ring_source": (
        "figure 2 shows a GAN that drops modes so; WGAN's paper, section 4.3, saw none dropped. Another "
        "seed or rate can end otherwise: try"
    ),
    "why.ring_end": (
        "That is as long as it goes. Train once more with another seed: one run shows what can happen, "
        "not how often."
    ),
    "why.dcgan": "DCGAN's loss",
    "why.wgan": "WGAN's loss",
    "why.wgan_gp": "WGAN-GP's loss",
    "why.dcgan_rule": "one step each",
    "why.wgan_rule": "five critic steps, clipped weights",
    "why.wgan_gp_rule": "five critic steps, gradient penalty",
    "why.found": "{found} of {modes} found · {near} of the points in one · {steps} steps of the generator",
    "why.play": "Train all three",
    "why.go_on": "Go on",
    "why.stop": "Stop",
    "why.anew": "Another seed",
    "why.rate": "DCGAN's discriminator learns",
    "why.rate_slow": "ten times slower than its generator, as in 1611.02163",
    "why.rate_equal": "as fast as its generator",
    "why.lost": "The server did not answer: try again",
    "why.open": "Why Wasserstein: try its arguments",
    # a class
    "classroom.brand": "Paper Playground",
    "classroom.projector": "Paper Playground · our class",
    "classroom.instructor": "Leading the class",
    "classroom.silence": "The server does not answer. This page keeps trying.",
    "classroom.welcome": "Build. Train. Beat the board.",
    "classroom.step_open": "Scan the picture, or open",
    "classroom.step_code": "Enter the code",
    "classroom.step_name": "Choose a name, nothing else",
    "classroom.here": "{count} here",
    "classroom.nobody": "Nobody is here yet.",
    "classroom.join_at": "Join at",
    "classroom.enlarge": "Show how to come in, large",
    "classroom.curves": "Accuracy while training",
    "classroom.seconds": "seconds",
    "classroom.no_curves": "Curves appear as soon as somebody trains a classifier.",
    "classroom.board": "Best on the test images",
    "classroom.no_board": "A training is measured at its end.",
    "classroom.validated": "v: measured on images held out, before the end",
    "classroom.held": "Paused for all",
    "classroom.now": "Training now: {count}",
    "classroom.now_held": "Paused: {count}",
    "classroom.now_none": "Nobody is training.",
    "classroom.join_title": "Join the class",
    "classroom.join_lead": "Your name stands beside your trainings, where the class sees them.",
    "classroom.your_name": "Your name",
    "classroom.your_code": "The code on the wall",
    "classroom.join": "Join",
    "classroom.later": "Only look around",
    "classroom.rename": "Take another name",
    "classroom.open_wall": "Open the projector page",
    "classroom.hold": "Pause all",
    "classroom.release": "Let all go on",
    "classroom.counts": "{people} here · {training} training · runs in all: {runs}",
    "classroom.limits": "Limits",
    "classroom.limit_seconds": "Longest training, in seconds",
    "classroom.limit_going": "Trainings of one person at a time",
    "classroom.set": "Set",
    "classroom.limits_tell": (
        "They hold at once, for trainings that go on too: one that has had more ends, and keeps "
        "what it has learned."
    ),
    "classroom.who": "Who is here",
    "classroom.column_name": "Name",
    "classroom.column_trains": "Trains",
    "classroom.column_best": "Best",
    "classroom.forget": "Remove",
    "classroom.forget_tell": "Takes the name off the wall; the runs stay, and one may join again.",
    "classroom.guests": "Without a name, and not on the wall: {count} who have runs.",
    "classroom.everything": "Take it along",
    "classroom.download": "Download everything",
    "classroom.everything_tell": (
        "One archive: of each run its weights and its curve, in a folder by its participant's "
        "name, and a table of all."
    ),
    "classroom.clear_up": "Clear up",
    "classroom.clear": "Clear up…",
    "classroom.really": "Delete all {count} runs and all names",
    "classroom.clear_tell":
        "For the next class: all runs, all names and all that was taught go for good; another code.",
}  # fmt: skip

ENGLISH = Language("en", PAGE)
