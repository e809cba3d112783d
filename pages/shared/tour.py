"""The tour: a card that offers a few steps through one's pages, once; Help starts it again.

It stands above the page and covers nothing: whoever wants to work does.
"""

import streamlit as st

from data_access.bell.seen import end_tour, tours_taken
from data_access.members import people
from data_access.scope import Role, Scope
from pages.shared import menu, session
from pages.shared.data import load, save
from pages.shared.session import plain, say
from pages.shared.texts import tour as words

TOURS: dict[Role, tuple[words.Step, ...]] = {
    Role.LEAD: words.LEAD, Role.STAFF: words.STAFF, Role.EXECUTIVE: words.EXECUTIVE, Role.ADMIN: words.ADMIN,
}  # fmt: skip
FIRST = "first"  # the tour of who sets an installation up
AT = "tour_at"  # the step that is shown, in this visit
_TAKEN = "tours_taken"


def tour_of(scope: Scope) -> tuple[str, tuple[words.Step, ...]]:
    """The tour of somebody's role (of who holds several, the first of TOURS), and those of its pages they have; for who
    sets up an installation, what to do first."""
    role = next((role for role in TOURS if role in scope.roles), Role.STAFF)
    first = scope.member_id is None or (Role.ADMIN in scope.roles and _is_begun())
    name, steps = (FIRST, words.FIRST) if first else (role.value, TOURS[role])
    scripts = menu.scripts_for(scope)
    return name, tuple(step for step in steps if step.script in scripts)


def _is_begun() -> bool:
    """Whether this is an installation that has no team yet."""
    return bool(load(people.teams).empty)


def card(address: str) -> None:
    """Above the page at `address`: the step that is shown, or on the page where people land the offer of a tour."""
    scope = session.scope()
    name, steps = tour_of(scope)
    at = st.session_state.get(AT)
    if at is not None and at[0] == scope.member_id and at[1] < len(steps):
        _step(name, steps, at[1], address)
    elif address == menu.first_of(scope) and name not in _taken() and (scope.member_id is not None or _is_begun()):
        _offer(name, len(steps))


def start() -> None:
    """Begin with the first step, whether the tour was taken before or not."""
    st.session_state[AT] = (session.scope().member_id, 0)


def _taken() -> frozenset[str]:
    """Asked once in a visit; of an owner of the machine, who is nobody, not kept longer."""
    member_id, known = st.session_state.get(_TAKEN, (None, frozenset()))
    if member_id != session.scope().member_id:
        known = load(tours_taken)
        st.session_state[_TAKEN] = (session.scope().member_id, known)
    found: frozenset[str] = known
    return found


def _offer(name: str, count: int) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="tour_offer"):
        told = f":material/waving_hand: **{say(words.OFFER)}** {say(words.OFFER_WHAT, count=count)}"
        st.markdown(told, width="stretch")
        st.button(say(words.START), key="tour_start", type="primary", icon=":material/tour:", on_click=start)
        st.button(say(words.SKIP), key="tour_skip", type="tertiary", on_click=_end, args=(name,))


def _step(name: str, steps: tuple[words.Step, ...], at: int, address: str) -> None:
    step, count = steps[at], len(steps)
    page = say(step.page)
    with st.container(border=True, key="tour_step"):
        title = say(words.STEP, number=at + 1, count=count, page=page)
        st.markdown(f":material/tour: **{plain(title)}**")
        st.markdown(plain(say(step.what)))
        with st.container(horizontal=True, vertical_alignment="center"):
            if at:
                st.button(say(words.BACK), key="tour_back", icon=":material/arrow_back:", on_click=_to, args=(at - 1,))
            if at + 1 < count:
                st.button(
                    say(words.NEXT), key="tour_next", type="primary", icon=":material/arrow_forward:", on_click=_to,
                    args=(at + 1,),
                )  # fmt: skip
            else:
                st.button(
                    say(words.DONE), key="tour_done", type="primary", icon=":material/check:", on_click=_end,
                    args=(name,),
                )  # fmt: skip
            if menu.address_of(step.script) == address:
                st.caption(say(words.HERE), width="content")
            else:
                name = plain(say(menu.name_of(step.script)))
                st.page_link(step.script, label=say(words.GO, page=name), icon=":material/open_in_new:")
            if at + 1 < count:
                st.button(say(words.LEAVE), key="tour_leave", type="tertiary", on_click=_end, args=(name,))


def _to(at: int) -> None:
    st.session_state[AT] = (session.scope().member_id, at)


def _end(name: str) -> None:
    st.session_state.pop(AT, None)
    member_id = session.scope().member_id
    st.session_state[_TAKEN] = (member_id, _taken() | {name})
    if member_id is not None and not session.house().servers.reading_only:
        save(end_tour, tour=name)
