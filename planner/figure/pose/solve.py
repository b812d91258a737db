"""A picture's frames solved: from written angles and places to where every joint is.

The order within a frame: joint angles; what carries the body decides its height and, where it is
not given, its lean (hands and feet both on their surfaces, or the weight over the feet); what
keeps its place decides where it is; then feet and hands go where they are sent.
"""

from planner.figure.body import measures
from planner.figure.body.builds import BUILDS, Build
from planner.figure.body.measures import SIDES
from planner.figure.body.places import middle
from planner.figure.body.skeleton import Pose, place_leg, skeleton
from planner.figure.pose.carried import CARRIED
from planner.figure.pose.feet import read_ankles, send_foot
from planner.figure.pose.frame_settings import frame_settings
from planner.figure.pose.hands import send_hand
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.pose_settings import PoseSettings
from planner.figure.pose.postures import POSTURES
from planner.figure.pose.standing import stand_on_feet
from planner.figure.scene import Scene, scene_of
from planner.figure.vector import Vec, add, sub
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture, Side


def solve(picture: Picture, figure: DrawnFigure = "standard") -> Solution:
    """Solve every frame; what cannot be solved is drawn as near as it comes, and told.

    `figure`: whose body it is.
    """
    build = BUILDS[figure]
    first = picture.frames[0].posture or "standing"
    support = POSTURES[first].support
    seated = support == "seat" and first != "long_sitting"
    scene = scene_of(picture, seated, support == "back")
    moments: list[Moment] = []
    before: Moment | None = None
    for frame in picture.frames:
        settings = frame_settings(before.settings if before else None, frame)
        before = _solve(settings, before, scene, build)
        moments.append(before)
    return Solution(picture, scene, tuple(moments))


def _solve(settings: PoseSettings, before: Moment | None, scene: Scene, build: Build) -> Moment:
    pose = _pose(settings, build)
    moment = Moment(settings, pose, skeleton(pose), ())
    if settings.support == "feet":
        stand_on_feet(moment, before, scene)
    else:
        CARRIED[settings.support](moment, scene)
    moment.found = skeleton(pose)
    _keep_place(moment, before, settings.anchor or settings.keeps)
    if settings.support != "feet":
        for side in SIDES:
            send_foot(moment, before, scene, side)
            place_leg(pose, side, moment.found)
    for side in sorted(SIDES, key=lambda s: settings.hand[s].at.endswith("_hand")):
        send_hand(moment, before, scene, side)
    read_ankles(pose, moment.found)
    return moment


def _pose(settings: PoseSettings, build: Build) -> Pose:
    pose = Pose(
        lean=settings.lean or 0.0,
        tilt=settings.tilt,
        turn=settings.turn,
        roll=settings.roll,
        lumbar=settings.lumbar,
        thoracic=settings.thoracic,
        neck=settings.neck,
        blades=settings.blades_m,
        hip={s: angles or (0.0, 0.0, 0.0) for s, angles in settings.hip.items()},
        knee=dict(settings.knee),
        ankle={s: angles[0] for s, angles in settings.ankle.items()},
        sole={s: (angles[1], angles[2]) for s, angles in settings.ankle.items()},
        shoulder=dict(settings.shoulder),
        elbow=dict(settings.elbow),
        wrist=dict(settings.wrist),
        build=build,
    )
    if settings.posture == "sidelying":
        under: Side = "right" if settings.roll < 0 else "left"
        pose.narrow[under] = 0.040 * measures.STATURE_M
    return pose


def _keep_place(moment: Moment, before: Moment | None, anchor: str) -> None:
    """Shift the body so that its anchor is where it was, and then by what it has moved."""
    settings, pose = moment.settings, moment.pose
    shift: Vec = (0.0, 0.0, 0.0)
    if before is not None:
        was, now = _anchor_point(before, anchor), _anchor_point(moment, anchor)
        if was is None or now is None:
            moment.faults.append(f'"{anchor}" is no part of the body to keep in place')
        else:
            shift = (was[0] - now[0], was[1] - now[1], 0.0)
            if anchor == "pelvis":  # a pelvis that was shifted on its seat is shifted there
                shift = add(shift, sub(_shifted(moment), _shifted(before)))
    if settings.move:
        ahead, left, up = settings.move
        shift = add(shift, (ahead or 0.0, left, up))
    if any(shift):
        pose.root = add(pose.root, shift)
        moment.found = skeleton(pose)


def _shifted(moment: Moment) -> Vec:
    """How far the pelvis was put from where its posture has it."""
    if moment.settings.support == "feet":
        return (0.0, 0.0, 0.0)
    ahead, left, _ = moment.settings.pelvis_m
    return (ahead, left, 0.0)


def _anchor_point(moment: Moment, anchor: str) -> Vec | None:
    at = moment.found.at
    if anchor == "feet":
        sides = moment.grounded or SIDES
        if moment.settings.front in sides and len(sides) == 1:
            return at[f"{sides[0]}_ankle"]
        return middle([at[f"{side}_ankle"] for side in sides])
    return at.get(anchor)
