"""Map: a guide drawn as a graph, as accessible SVG and as an outline with the same content.

Layers by the longest way from the start, order within a layer by the mean place of neighbours
(Sugiyama 1981); edges between the same two places are drawn as one. A box has the number of its line in the outline,
and an edge the letters of its answers there, so that the drawing needs no pointer to be read.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.addresses import state_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.guide.graph import DecisionGraph
    from generator.render.exports import Labels

Place = int
"""A state's index, or `~k` for outcome k."""

WIDTH, HEIGHT, GAP, RISE = 156, 66, 22, 84
"""A box, the space beside it, and the space below it where edges run, in user units."""
LINE, COLUMNS, ROWS = 14, 21, 4
SWEEPS = 8


@dataclass(frozen=True)
class Layout:
    """Where everything stands."""

    layers: list[list[Place]]

    @cached_property
    def _spots(self) -> dict[Place, tuple[int, int]]:
        """Place to its layer and its position in it."""
        return {place: (row, n) for row, layer in enumerate(self.layers) for n, place in enumerate(layer)}

    @cached_property
    def width(self) -> int:
        """The width of the drawing."""
        return max(len(layer) for layer in self.layers) * (WIDTH + GAP) + GAP

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return len(self.layers) * (HEIGHT + RISE) - RISE + 2 * GAP

    def corner(self, place: Place) -> tuple[int, int]:
        """Return the left and top of a box; layers are centred."""
        row, position = self._spots[place]
        start = (self.width - len(self.layers[row]) * (WIDTH + GAP) + GAP) // 2
        return start + position * (WIDTH + GAP), GAP + row * (HEIGHT + RISE)


def layout(graph: DecisionGraph) -> Layout:
    """Put states in layers and order each layer so that few edges cross."""
    depth = {0: 0}
    for index, state in enumerate(graph.states):
        for to in state.successors:
            if to >= 0:
                depth[to] = max(depth.get(to, 0), depth[index] + 1)
    layers: list[list[Place]] = [[] for _ in range(max(depth.values()) + 2)]
    for index in range(len(graph.states)):
        layers[depth[index]].append(index)
    layers[-1] = [~k for k in range(len(graph.outcomes))]
    for sweep in range(SWEEPS):
        _sweep(graph, layers, downward=sweep % 2 == 0)
    return Layout(layers)


def _sweep(graph: DecisionGraph, layers: list[list[Place]], *, downward: bool) -> None:
    before: dict[Place, list[Place]] = {}
    after: dict[Place, list[Place]] = {}
    for index, state in enumerate(graph.states):
        for to in state.successors:
            before.setdefault(to, []).append(index)
            after.setdefault(index, []).append(to)
    spot = {place: (n + 0.5) / len(layer) for layer in layers for n, place in enumerate(layer)}
    neighbours = before if downward else after
    for layer in layers if downward else reversed(layers):
        means = {
            place: sum(spot[other] for other in near) / len(near)
            if (near := neighbours.get(place))
            else spot[place]
            for place in layer
        }
        layer.sort(key=lambda place: means[place])
        spot |= {place: (n + 0.5) / len(layer) for n, place in enumerate(layer)}


def draw_map(graph: DecisionGraph, labels: Labels, description: str) -> Markup:
    """Return the drawing; nodes and edges say what they are, so that a walk can be lit."""
    placed, name = layout(graph), f"map-{graph.guide}"
    parts = [
        Markup(
            '<svg class="tb-map" role="img" aria-labelledby="{0}-title" aria-describedby="{0}-desc" viewBox="0 0 {1} {2}" style="min-width: {1}px" data-guide="{3}" data-identity="{4}" xmlns="http://www.w3.org/2000/svg">'
        ).format(name, placed.width, placed.height, graph.guide, graph.identity),
        Markup('<title id="{0}-title">{1}</title><desc id="{0}-desc">{2}</desc>').format(
            name, labels.title, description
        ),
        Markup(
            '<marker id="{}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="tb-map-tip" d="M0 0L8 4L0 8z"/></marker>'
        ).format(name),
        *_edges(graph, labels, placed, name),
        *_letters(graph, placed),
        *(_node(graph, labels, placed, place) for layer in placed.layers for place in layer),
        Markup("</svg>"),
    ]
    return Markup("\n").join(parts)


def _edges(graph: DecisionGraph, labels: Labels, placed: Layout, name: str) -> Iterator[Markup]:
    for index, state in enumerate(graph.states):
        abreast = _abreast(graph, placed, index)
        for rank, (to, options) in enumerate(abreast):
            said = " / ".join(labels.options[state.question][option] for option in options)
            yield Markup(
                '<path class="tb-map-edge" data-from="{}" data-to="{}" data-options="{}" marker-end="url(#{}-tip)" d="{}"><title>{}: {}</title></path>'
            ).format(index, to, ",".join(options), name, _curve(placed, index, to, rank, len(abreast)),
                     labels.questions[state.question], said)  # fmt: skip


def _abreast(graph: DecisionGraph, placed: Layout, index: int) -> list[tuple[Place, list[str]]]:
    """Return where the options of a state lead, from left to right."""
    return sorted(graph.joined_edges(index).items(), key=lambda edge: placed.corner(edge[0])[0])


def _letters(graph: DecisionGraph, placed: Layout) -> Iterator[Markup]:
    """Write beside each edge the letters that its options have in the outline."""
    for index in range(len(graph.states)):
        options = [option for option, _ in graph.edges(index)]
        abreast = _abreast(graph, placed, index)
        for rank, (_, named) in enumerate(abreast):
            x, y = _foot(placed, index, rank, len(abreast))
            letters = ", ".join(_letter(options.index(option)) for option in named)
            yield Markup('<text class="tb-map-letter" x="{}" y="{}">{}</text>').format(
                x + 4, y + LINE, letters
            )


def _letter(place: int) -> str:
    """Return the mark that a list of letters gives to an item."""
    beyond, within = divmod(place, len(ascii_lowercase))
    return (_letter(beyond - 1) if beyond else "") + ascii_lowercase[within]


def _foot(placed: Layout, start: Place, rank: int, of: int) -> tuple[int, int]:
    """Return where one of the edges that leave a box begins."""
    left, top = placed.corner(start)
    return left + WIDTH * (rank + 1) // (of + 1), top + HEIGHT


def _curve(placed: Layout, start: Place, end: Place, rank: int, of: int) -> str:
    """Leave a box at its foot, side by side with its other edges, and come in at the head of the next."""
    (x, y), (to_left, to_top) = _foot(placed, start, rank, of), placed.corner(end)
    to_x = to_left + WIDTH // 2 + max(-WIDTH // 3, min(WIDTH // 3, (x - to_left - WIDTH // 2) // 6))
    bend = max(RISE // 2, (to_top - y) // 2)
    return f"M{x} {y}C{x} {y + bend} {to_x} {to_top - bend} {to_x} {to_top - 2}"


def _node(graph: DecisionGraph, labels: Labels, placed: Layout, place: Place) -> Markup:
    left, top = placed.corner(place)
    outcome = graph.outcomes[~place] if place < 0 else ""
    said = labels.outcomes[outcome] if outcome else labels.questions[graph.states[place].question]
    mark = (
        Markup('class="tb-map-outcome" data-outcome="{}" data-number="{}"').format(outcome, ~place)
        if outcome
        else Markup('class="tb-map-node" data-state="{}" data-question="{}"').format(
            place, graph.states[place].question
        )
    )
    lines = textwrap.wrap(
        said if outcome else f"{place + 1}. {said}", COLUMNS, max_lines=ROWS, placeholder="…"
    ) or [""]
    first = top + HEIGHT // 2 - (len(lines) - 1) * LINE // 2 + 4
    text = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(left + WIDTH // 2, first + n * LINE, line)
        for n, line in enumerate(lines)
    )
    shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
        left, top, WIDTH, HEIGHT, HEIGHT // 2 if outcome else 3
    )
    return Markup("<g {}><title>{}</title>{}<text>{}</text></g>").format(mark, said, shape, text)


def outline(graph: DecisionGraph, labels: Labels) -> Markup:
    """Return the same as a list: every state once, with each option and a link to where it leads."""
    names = state_names(graph)
    rows = (
        Markup('<li id="outline-{}" data-state="{}" data-question="{}">{}<ol type="a">{}</ol></li>').format(
            names[index],
            index,
            state.question,
            _called(labels, names[index], state.question),
            _ways(graph, labels, names, index),
        )
        for index, state in enumerate(graph.states)
    )
    return Markup('<ol class="tb-outline">{}</ol>').format(Markup("").join(rows))


def _ways(graph: DecisionGraph, labels: Labels, names: tuple[str, ...], index: int) -> Markup:
    question = graph.states[index].question
    return Markup("").join(
        Markup('<li data-option="{}">{} → {}</li>').format(
            option, labels.options[question][option], _end(graph, labels, names, to)
        )
        for option, to in graph.edges(index)
    )


def _end(graph: DecisionGraph, labels: Labels, names: tuple[str, ...], to: Place) -> Markup:
    if to < 0:
        return Markup("<strong>{}</strong>").format(labels.outcomes[graph.outcomes[~to]])
    called = _called(labels, names[to], graph.states[to].question)
    return Markup('<a href="#outline-{}">{}</a>').format(names[to], called)


def _called(labels: Labels, name: str, question: str) -> str:
    """Return a question's text, with a number where it is asked in several states."""
    number = name.removeprefix(question).removeprefix("--")
    return f"{labels.questions[question]} ({number})" if number else labels.questions[question]
