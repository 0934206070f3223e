"""Every endpoint of version 1, in one place."""

from django.urls import path

from api import (
    debriefs,
    evaluation_reports,
    groups,
    people,
    plans,
    poll_results,
    prepared_polls,
    program_actions,
    program_checklist,
    programs,
    pulse,
    pulse_ballots,
    pulse_seats,
    rooms,
    sessions,
    trends,
)

urlpatterns = [
    path("me", people.MeView.as_view()),
    path("invitations/redeem", people.RedeemInvitationView.as_view()),
    path("sign-out", people.SignOutView.as_view()),
    path("programs", programs.ProgramListView.as_view()),
    path("programs/<uuid:program_id>", programs.ProgramView.as_view()),
    path("programs/<uuid:program_id>/memberships", programs.MembershipListView.as_view()),
    path("programs/<uuid:program_id>/invitations", programs.InvitationListView.as_view()),
    path("programs/<uuid:program_id>/evaluations", programs.EvaluationListView.as_view()),
    path(
        "programs/<uuid:program_id>/evaluations/<uuid:evaluation_id>",
        programs.EvaluationView.as_view(),
    ),
    path("programs/<uuid:program_id>/trends", trends.TrendsView.as_view()),
    path(
        "programs/<uuid:program_id>/evaluation-reports",
        evaluation_reports.ReportPeriodsView.as_view(),
    ),
    path(
        "programs/<uuid:program_id>/evaluation-reports/<slug:period_id>",
        evaluation_reports.EvaluationReportView.as_view(),
    ),
    path(
        "programs/<uuid:program_id>/evaluation-reports/<slug:period_id>.csv",
        evaluation_reports.EvaluationReportCsvView.as_view(),
    ),
    path(
        "programs/<uuid:program_id>/evaluation-reports/<slug:period_id>.pdf",
        evaluation_reports.EvaluationReportPdfView.as_view(),
    ),
    path("programs/<uuid:program_id>/actions", program_actions.ActionListView.as_view()),
    path(
        "programs/<uuid:program_id>/actions/<uuid:action_id>", program_actions.ActionView.as_view()
    ),
    path("programs/<uuid:program_id>/checklist", program_checklist.ChecklistView.as_view()),
    path(
        "programs/<uuid:program_id>/checklist/<slug:point_id>",
        program_checklist.ChecklistPointView.as_view(),
    ),
    path("action-topics", program_actions.ActionTopicsView.as_view()),
    path("groups", groups.SupportGroupListView.as_view()),
    path("groups/<uuid:group_id>", groups.SupportGroupView.as_view()),
    path("groups/<uuid:group_id>/roster", groups.RosterView.as_view()),
    path("groups/<uuid:group_id>/roster/<uuid:person_id>", groups.RosterPlaceView.as_view()),
    path("groups/<uuid:group_id>/my-place", groups.MyPlaceView.as_view()),
    path("groups/<uuid:group_id>/pulse", pulse.GroupPulseView.as_view()),
    path("groups/<uuid:group_id>/pulse-cadence", pulse.PulseCadenceView.as_view()),
    path("plans", plans.PlanListView.as_view()),
    path("plans/<slug:plan_id>/<int:version>", plans.PlanView.as_view()),
    path("poll-library", prepared_polls.PollLibraryView.as_view()),
    path("sessions", sessions.GroupSessionListView.as_view()),
    path("sessions/<uuid:session_id>", sessions.GroupSessionView.as_view()),
    path("sessions/<uuid:session_id>/co-facilitators", sessions.CoFacilitatorsView.as_view()),
    path("sessions/<uuid:session_id>/schedule", sessions.ScheduleView.as_view()),
    path("sessions/<uuid:session_id>/cancel", sessions.CancelView.as_view()),
    path("sessions/<uuid:session_id>/open", sessions.OpenView.as_view()),
    path(
        "sessions/<uuid:session_id>/prepared-polls", prepared_polls.PreparedPollListView.as_view()
    ),
    path(
        "sessions/<uuid:session_id>/prepared-polls/<uuid:poll_id>",
        prepared_polls.PreparedPollView.as_view(),
    ),
    path("sessions/<uuid:session_id>/poll-results", poll_results.PollResultsView.as_view()),
    path("sessions/<uuid:session_id>/poll-results.csv", poll_results.PollResultsCsvView.as_view()),
    path("sessions/<uuid:session_id>/debrief", debriefs.DebriefView.as_view()),
    path("debrief-tags", debriefs.DebriefTagsView.as_view()),
    path("rooms/join", rooms.JoinView.as_view()),
    path("rooms/<uuid:room_id>", rooms.RoomView.as_view()),
    path("rooms/<uuid:room_id>/qr.svg", rooms.QrView.as_view()),
    path("rooms/<uuid:room_id>/tickets", rooms.TicketView.as_view()),
    path("rooms/<uuid:room_id>/pulse", pulse_seats.RoomPulseView.as_view()),
    path("rooms/<uuid:room_id>/pulse/tokens", pulse_seats.RoomPulseTokenView.as_view()),
    path("pulse/rounds", pulse.PulseRoundListView.as_view()),
    path("pulse/rounds/<uuid:round_id>/tokens", pulse.PulseTokenView.as_view()),
    path("pulse/rounds/<uuid:round_id>/manifest", pulse_ballots.ManifestView.as_view()),
    path("pulse/rounds/<uuid:round_id>/counted", pulse_ballots.CountedView.as_view()),
    path("pulse/ballots", pulse_ballots.BallotView.as_view()),
]
