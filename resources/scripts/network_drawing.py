"""A small network as units and wires with their numbers."""


def draw_network(axes, layers, weights, notes, wires, under="#c24500"):
    """Draw layers of values as units; notes: what stands over and under each, wires: what stands on each wire.

    A wire is orange and solid for a weight above 0, blue and dashed for one below 0. A note or a text of a wire is a
    pair, the second of the two in red: what comes back; under: another colour for the notes under the units.
    """
    def height(layer, i):
        return (len(layers[layer]) - 1) / 2 - i

    heaviest = max(abs(w).max() for w in weights) or 1
    for x, (w, texts) in enumerate(zip(weights, wires)):
        for i in range(w.shape[0]):
            for j in range(w.shape[1]):
                y0, y1 = height(x, i), height(x + 1, j)
                style = "-" if w[i, j] > 0 else "--"
                colour = "#c06a00" if w[i, j] > 0 else "#0072b2"
                axes.plot([x, x + 1], [y0, y1], style, color=colour, lw=0.5 + 3 * abs(w[i, j]) / heaviest)
                if w.size <= 16:
                    at = 0.3 if (i + j) % 2 else 0.62  # not where two wires cross
                    for text, va, colour in zip(texts[i][j], ("bottom", "top"), ("black", "#c24500")):
                        axes.text(x + at, y0 + at * (y1 - y0), text, ha="center", va=va, color=colour, fontsize=8)
    for x, (values, texts) in enumerate(zip(layers, notes)):
        for i, value in enumerate(values):
            axes.text(x, height(x, i), f"{value:.3f}", ha="center", va="center",
                      bbox={"boxstyle": "circle", "fc": "white"})
            for text, up, colour in zip(texts[i], (1, -1), ("#5a606b", under)):
                axes.annotate(text, (x, height(x, i)), (0, 30 * up), textcoords="offset points", ha="center",
                              va="center", color=colour, fontsize=8)
    tallest = max(map(len, layers))
    axes.set(xlim=(-0.3, len(layers) - 0.7), ylim=(-tallest / 2 - 0.1, tallest / 2 + 0.1))
    axes.axis("off")
