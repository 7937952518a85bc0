package org.signalbox.rpc.action;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.signalbox.catalog.compile.ScheduleForm;
import org.signalbox.catalog.compile.TimingGrammar;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.rating.Timing;
import tools.jackson.core.JsonGenerator;

/** Timings as clients see them. */
final class TimingJson {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private TimingJson() {}

  /** A schedule: its calendar, or the name of its interval in the place of the time of day. */
  static void write(JsonGenerator out, PlanSchedule schedule) {
    switch (schedule) {
      case PlanSchedule.Asap _ -> write(out, named(TimingGrammar.ASAP), TimingGrammar.ASAP);
      case PlanSchedule.Calendar calendar ->
          write(out, calendar.timing(), CLOCK.format(calendar.timing().startTime()));
      case PlanSchedule.Every every -> {
        String name = ScheduleForm.name(every.interval());
        write(out, named(name), name);
      }
    }
  }

  private static Timing named(String name) {
    Timing any = Timing.ANY;
    return new Timing(
        name, any.years(), any.months(), any.monthDays(), any.weekDays(), any.startTime());
  }

  private static void write(JsonGenerator out, Timing timing, String startTime) {
    out.writeStartObject();
    out.writeStringProperty("ID", timing.id());
    numbers(out, "Years", timing.years());
    numbers(out, "Months", timing.months());
    numbers(out, "MonthDays", timing.monthDays());
    numbers(out, "WeekDays", timing.weekDays());
    out.writeStringProperty("StartTime", startTime);
    out.writeStringProperty("EndTime", "");
    out.writeEndObject();
  }

  private static void numbers(JsonGenerator out, String member, Collection<Integer> numbers) {
    out.writeArrayPropertyStart(member);
    numbers.forEach(out::writeNumber);
    out.writeEndArray();
  }
}
