from dataclasses import asdict

from django.db import migrations, models

from facilitation.live_room.result import result_of
from facilitation.live_room.tally import read_tally
from facilitation.plans.poll_template import PollOption, read_poll


def keep_what_was_shown(apps, schema_editor):
    for poll in apps.get_model("facilitation", "Poll").objects.filter(status="revealed"):
        template = read_poll(poll.template_document)
        options = template.options or tuple(PollOption(**text) for text in poll.texts or [])
        poll.result = asdict(result_of(template, options, read_tally(poll.tally)))
        poll.tally = None
        poll.save(update_fields=["result", "tally"])


class Migration(migrations.Migration):
    dependencies = [("facilitation", "0003_debrief")]

    operations = [
        migrations.AddField("poll", "result", models.JSONField(null=True)),
        migrations.RunPython(keep_what_was_shown, migrations.RunPython.noop),
    ]
