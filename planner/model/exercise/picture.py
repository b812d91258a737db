"""A picture as it is written: a posture, a few joint angles, what rests where, and props.

Angles are degrees in the signs read off a goniometer: flexion, abduction, external rotation and
dorsiflexion positive; spine flexion, side-bend and rotation to the left positive.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from planner.model.base import Model

View = Literal[
    "side", "three_quarter", "front", "three_quarter_back", "back", "above", "side_above"
]
Facing = Literal["right", "left"]
Posture = Literal[
    "standing",
    "split_stance",
    "walking",
    "sitting",
    "long_sitting",
    "supine",
    "hooklying",
    "prone",
    "prone_on_elbows",
    "sidelying",
    "quadruped",
    "childs_pose",
    "plank",
    "forearm_plank",
    "side_plank",
    "kneeling",
    "half_kneeling",
]
PropKind = Literal[
    "chair",
    "stool",
    "sofa",
    "bench",
    "wall",
    "counter",
    "table",
    "step",
    "stairs",
    "bed",
    "mat",
    "pillow",
    "towel",
    "towel_roll",
    "ball",
    "small_ball",
    "doorway",
    "door",
    "rail",
    "band",
    "strap",
    "dowel",
    "pole",
    "dumbbell",
    "kettlebell",
    "bag",
    "backpack",
    "basket",
    "cart",
    "walker",
    "bike",
    "recumbent",
    "pedals",
    "elliptical",
    "pool",
    "hill",
    "obstacle",
    "clock",
    "stopwatch",
    "breath",
    "thought",
    "squeeze",
    "circle",
    "square",
    "scan",
    "dial",
    "cushion",
    "music",
    "foam_roller",
    "cable_machine",
    "cable",
]
Side = Literal["left", "right"]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Centimetres = Annotated[float, Field(ge=-400, le=400)]


class Sparse(Model):
    """Written back as it was written: what has its usual value is left out."""

    @model_serializer(mode="wrap")
    def _only_what_differs(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        usual = {name: field.default for name, field in type(self).model_fields.items()}
        return {
            name: value
            for name, value in handler(self).items()
            if getattr(self, name) != usual[name]
        }


class Bend(Sparse):
    """How a part of the spine is bent, degrees."""

    flex: Degrees = 0
    """Forward; backward is negative."""
    side: Degrees = 0
    """To the left."""
    turn: Degrees = 0
    """To the left."""


class BallJoint(Sparse):
    """How a hip or a shoulder is turned, degrees."""

    flex: Degrees = 0
    """Flexion; extension is negative."""
    abd: Degrees = 0
    """Abduction, outward; adduction is negative. Horizontal where the joint is flexed to 90."""
    er: Degrees = 0
    """External rotation; internal is negative."""


class Blades(Sparse):
    """Where the shoulder blades are drawn, centimetres."""

    back_cm: Annotated[float, Field(ge=-6, le=6)] = 0
    """Together; apart is negative."""
    up_cm: Annotated[float, Field(ge=-5, le=5)] = 0
    """Up; down is negative."""


class ContactPlace(Sparse):
    """Where a hand or a foot is sent."""

    at: str = Field(min_length=1, max_length=40)
    """A prop or its part (wall, counter, seat, floor), a part of the body (left_knee, chest), or
    stay, free, lifted."""
    by: Literal["sole", "toes", "heel", "top", "palm", "forearm", "fist"] | None = None
    """What of it touches."""
    forward_cm: Centimetres = 0
    """Moved forward."""
    out_cm: Centimetres = 0
    """Moved outward, away from the middle of the body."""
    up_cm: Centimetres = 0
    """Moved up."""


class BodyShift(Sparse):
    """How far something is moved, centimetres."""

    forward_cm: Centimetres | None = None
    """Forward; for the pelvis over the feet, left out means: where the body balances."""
    left_cm: Centimetres = 0
    """To the left."""
    up_cm: Centimetres = 0
    """Up; down is negative."""


Ball = Degrees | BallJoint
Spine = Degrees | Bend
Contact = str | ContactPlace
HandShape = Literal["flat", "open", "grip", "point"]
Pointing = Literal["down", "out", "back", "up", "in", "forward"]


class Frame(Sparse):
    """One moment of the exercise. What is left out stays as in the frame before it."""

    posture: Posture | None = None
    """A named posture, to which the rest is added; the first frame has one."""
    lean: Degrees | None = None
    """The pelvis forward in the world: 0 upright, 90 face down, -90 on the back."""
    tilt: Degrees | None = None
    """The whole body to its left."""
    turn: Degrees | None = None
    """The whole body about the vertical, to the left."""
    roll: Degrees | None = None
    """The whole body about its own long axis, to the left."""
    spine: Spine | None = None
    """Lumbar and thoracic spine together."""
    lumbar: Spine | None = None
    """The lumbar spine."""
    thoracic: Spine | None = None
    """The thoracic spine."""
    neck: Spine | None = None
    """Neck and head."""
    shoulder_blades: Blades | None = None
    """The shoulder blades."""
    hips: Ball | None = None
    """Both hips."""
    left_hip: Ball | None = None
    """The left hip; a number is its flexion."""
    right_hip: Ball | None = None
    """The right hip."""
    knees: Degrees | None = None
    """Flexion of both knees."""
    left_knee: Degrees | None = None
    """Flexion of the left knee."""
    right_knee: Degrees | None = None
    """Flexion of the right knee."""
    ankles: Ball | None = None
    """Both ankles: a number is dorsiflexion; abd turns the sole outward, er the toes."""
    left_ankle: Ball | None = None
    """Dorsiflexion of the left ankle."""
    right_ankle: Ball | None = None
    """Dorsiflexion of the right ankle."""
    shoulders: Ball | None = None
    """Both shoulders."""
    left_shoulder: Ball | None = None
    """The left shoulder; a number is its flexion."""
    right_shoulder: Ball | None = None
    """The right shoulder."""
    elbows: Degrees | None = None
    """Flexion of both elbows."""
    left_elbow: Degrees | None = None
    """Flexion of the left elbow."""
    right_elbow: Degrees | None = None
    """Flexion of the right elbow."""
    wrists: Degrees | None = None
    """Extension of both wrists."""
    feet: Contact | None = None
    """Where both feet are: flat, toes, heel, lifted, stay, or on a prop."""
    left_foot: Contact | None = None
    """Where the left foot is."""
    right_foot: Contact | None = None
    """Where the right foot is."""
    hands: Contact | None = None
    """Where both hands are: free, stay, a prop or a part of the body."""
    left_hand: Contact | None = None
    """Where the left hand is."""
    right_hand: Contact | None = None
    """Where the right hand is."""
    hand_shape: HandShape | None = None
    """How the hands are drawn; left out: flat on a surface, gripping what they hold."""
    elbows_point: Pointing | None = None
    """Which way the elbows point where the hands are sent somewhere."""
    knees_point: Pointing | None = None
    """Which way the knees point where the feet are sent somewhere."""
    knees_out: Degrees | None = None
    """How far the knees point outward where the feet are sent somewhere."""
    stride_cm: Centimetres | None = None
    """How far the front foot is before the other, heel to heel."""
    stance_cm: Centimetres | None = None
    """How far apart the feet are, side to side."""
    front: Side | None = None
    """The foot in front in a stride."""
    pelvis: BodyShift | None = None
    """How far the pelvis is from where the posture puts it, the feet staying."""
    move: BodyShift | None = None
    """How far the whole body has moved since the frame before."""
    anchor: str | None = None
    """The part that keeps its place from the frame before: feet, pelvis, collar, left_ball …"""
    arrows: tuple[str, ...] | None = None
    """The parts whose path to this frame is shown; left out: as the picture says."""


class Prop(Sparse):
    """A thing in the picture."""

    kind: PropKind
    """What it is."""
    x_cm: Centimetres | None = None
    """Its near edge, forward of the middle of the body; left out: where it is used."""
    y_cm: Centimetres | None = None
    """Its middle, to the left."""
    z_cm: Centimetres | None = None
    """Its height above the floor."""
    height_cm: Annotated[float, Field(gt=0, le=300)] | None = None
    """How tall it is, or how high its top or seat is."""
    width_cm: Annotated[float, Field(gt=0, le=400)] | None = None
    """How wide it is."""
    turned: bool = False
    """Turned round, its front away from where it usually faces."""
    under: str | None = None
    """The part of the body that it lies under: head, knees, belly, ankles, pelvis …"""
    held_by: Literal["left_hand", "right_hand", "hands", "both_hands"] | None = None
    """hands: one in each hand. both_hands: one between them."""
    between: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)] | None = None
    """The two parts of the body that it is held between: left_knee and right_knee."""
    axis: Literal["forward", "side", "up"] | None = None
    """Which way it points where it is held."""
    start: str | None = None
    """Where a band, strap, dowel or pole begins: a hand, a foot, a part of the body, anchor; where
    a squeeze is felt."""
    end: str | None = None
    """Where it ends."""
    around: str | None = None
    """The part it goes round on its way: left_foot, back, thighs …"""
    minutes: Annotated[float, Field(gt=0, le=60)] | None = None
    """What a clock shows."""
    seconds: Annotated[int, Field(ge=0, le=300)] = 0
    """What a stopwatch shows; 0: hold."""
    count: Annotated[int, Field(ge=1, le=12)] = 1
    """How many of it."""
    size: Literal["small", "medium", "large"] = "medium"
    """How big it is."""
    frames: tuple[int, ...] = ()
    """The frames it is in; left out: all. For a thought: the frame that is thought of."""


LETTERS: Final = "ABC"
"""What the frames are called; the steps beside a picture have the numbers."""


class Picture(Sparse):
    """The picture of an exercise."""

    view: View = "side"
    """From where it is seen. For a lying body, side is along its whole length."""
    facing: Facing = "right"
    """Which way a standing body faces on the page; a lying one's head is on the other side."""
    props: tuple[PropKind | Prop, ...] = ()
    """What else is in the picture."""
    frames: tuple[Frame, ...] = Field(min_length=1, max_length=3)
    """The moments, first to last."""
    arrows: tuple[str, ...] | None = None
    """The parts whose path is shown; left out: the one that moves most; []: none."""
    arrow_back: bool = False
    """Arrowheads at both ends: to and fro."""
    travel: Literal["forward", "back", "left", "right", "up", "turn"] | None = None
    """The way the whole body goes on after the last frame."""
    still: bool = False
    """Nothing is seen to move; one frame is enough, or the frames may look alike."""
    shows: str = Field(default="", max_length=160)
    """What the picture shows, where its angles do not say it well enough."""
    frame_steps: tuple[Annotated[int, Field(ge=0, le=6)], ...] = ()
    """By frame, the step that it shows, from 1, or 0 for the set-up: the step then says its letter.
    Left out: no step says one."""

    @property
    def lettered(self) -> bool:
        """Several frames are drawn, as A, B and C; one that is thought of is part of another."""
        written = (each for each in self.props if isinstance(each, Prop) and each.kind == "thought")
        thought = {number for prop in written for number in prop.frames}
        return len(self.frames) - len(thought) > 1
