import uuid

import django.db.models.deletion
import facilitation.digest_key
from django.db import migrations, models


def number_the_polls(apps, schema_editor):
    Poll = apps.get_model("facilitation", "Poll")
    numbers = {}
    for poll in Poll.objects.all():
        numbers[poll.room_id] = poll.number = numbers.get(poll.room_id, 0) + 1
        if poll.tally is not None:
            counts = {option: [votes] for option, votes in poll.tally.items()}
            poll.tally = {"ballots": sum(poll.tally.values()), "counts": counts}
        poll.save(update_fields=["number", "tally"])


class Migration(migrations.Migration):
    dependencies = [("facilitation", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="poll", name="one_poll_per_step"),
        migrations.AddField("poll", "number", models.PositiveSmallIntegerField(default=0), preserve_default=False),
        migrations.AddField(
            "poll",
            "origin",
            models.CharField(
                choices=[
                    ("plan", "Written in the plan"),
                    ("library", "From the library"),
                    ("prepared", "Prepared for the session"),
                    ("quick", "Asked on the spot"),
                ],
                default="plan",
                max_length=8,
            ),
        ),
        migrations.AddField("poll", "replaces", models.UUIDField(null=True)),
        migrations.AddField("poll", "texts", models.JSONField(null=True)),
        migrations.AlterField(
            "poll",
            "status",
            models.CharField(
                choices=[
                    ("open", "Open"),
                    ("sorting", "Closed, its texts are being sorted"),
                    ("upvoting", "Open for upvotes"),
                    ("closed", "Closed, not shown"),
                    ("revealed", "Revealed"),
                    ("withheld", "Closed with too few votes to show"),
                    ("dropped", "Dropped without being shown"),
                ],
                default="open",
                max_length=10,
            ),
        ),
        migrations.RunPython(number_the_polls, migrations.RunPython.noop),
        migrations.AddConstraint(
            "poll",
            models.UniqueConstraint(fields=("room", "number"), name="one_poll_per_number"),
        ),
        migrations.RenameField("ballot", "choice", "answer"),
        migrations.AlterField("ballot", "answer", models.TextField()),
        migrations.CreateModel(
            "TextToSort",
            [
                ("key", facilitation.digest_key.DigestKey(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=200)),
                ("senders", models.PositiveIntegerField()),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("pending", "Not looked at yet"),
                            ("shown", "Let through"),
                            ("hidden", "Kept back"),
                        ],
                        default="pending",
                        max_length=8,
                    ),
                ),
                ("flagged", models.BooleanField(default=False)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts_to_sort",
                        to="facilitation.poll",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            "PreparedPoll",
            [
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("document", models.JSONField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "group_session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prepared_polls",
                        to="facilitation.groupsession",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group_session", "number"), name="one_prepared_poll_per_number"
                    )
                ],
            },
        ),
    ]
