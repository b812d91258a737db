"""The phrases of what a script adds to the page for a phone."""

from typing import NamedTuple

from planner.model.language import Language


class PhoneWords(NamedTuple):
    """One language. Braces are filled in by the script."""

    today: str
    day_before: str
    day_after: str
    week: str
    rest: str
    see_today: str
    kept: str
    not_kept: str
    timer: str
    stop: str
    pause: str
    get_ready: str
    other_side: str
    finished: str
    silent: str
    part_of: str
    my_week: str
    sign: str
    no_mark: str
    send: str
    send_how: str
    show: str
    nothing: str
    code: str
    copy: str
    copied: str
    copy_by_hand: str


PHONE_WORDS: dict[Language, PhoneWords] = {
    "en": PhoneWords(
        today="{day}, week {week}",
        day_before="Day before",
        day_after="Day after",
        week="Which week are you in?",
        rest="No session on this day. Rest.",
        see_today="{name}: see your day, at the top.",
        kept="This phone keeps your ticks in this page. Who uses the phone can see them. "
        "Another copy of the page starts empty.",
        not_kept="This phone keeps no ticks. Use the paper.",
        timer="Start the timer",
        stop="Stop",
        pause="Rest",
        get_ready="Get ready",
        other_side="Other side",
        finished="Done",
        silent="This phone does not count aloud here. Watch the number.",
        part_of="{at} of {all}",
        my_week="Your week",
        sign="You ticked a new sign. Do this now:",
        no_mark="Not told",
        send="For your therapist",
        send_how="Show this code at your visit, or send the text. It goes nowhere by itself. "
        "Nobody reads it before you show or send it. In an emergency, call.",
        show="Show my answers",
        nothing="You have not told anything yet.",
        code="Code with your answers, to scan",
        copy="Copy the text",
        copied="Copied. Paste it in a message.",
        copy_by_hand="Hold your finger on the text to copy it.",
    ),
    "es": PhoneWords(
        today="{day}, semana {week}",
        day_before="Día anterior",
        day_after="Día siguiente",
        week="¿En qué semana está usted?",
        rest="Este día no hay sesión. Descanse.",
        see_today="{name}: véalo arriba, en su día.",
        kept="Este teléfono guarda en esta página lo que usted marca. Quien usa el teléfono puede "
        "verlo. Otra copia de la página empieza vacía.",
        not_kept="Este teléfono no guarda lo que marca. Use el papel.",
        timer="Empezar a contar",
        stop="Parar",
        pause="Descanse",
        get_ready="Prepárese",
        other_side="El otro lado",
        finished="Listo",
        silent="Este teléfono no cuenta en voz alta aquí. Mire el número.",
        part_of="{at} de {all}",
        my_week="Su semana",
        sign="Usted marcó una señal nueva. Haga esto ahora:",
        no_mark="Sin marcar",
        send="Para su terapeuta",
        send_how="Muestre este código en su cita o envíe el texto. No se envía solo. Nadie lo lee "
        "antes de que usted lo muestre o lo envíe. En una emergencia, llame.",
        show="Mostrar mis respuestas",
        nothing="Todavía no ha contado nada.",
        code="Código con sus respuestas",
        copy="Copiar el texto",
        copied="Copiado. Péguelo en un mensaje.",
        copy_by_hand="Deje el dedo sobre el texto para copiarlo.",
    ),
}
