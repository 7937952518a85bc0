package org.signalbox.catalog.tp;

import tools.jackson.core.JsonGenerator;

/**
 * A timing as written: {@code *any} or lists separated by semicolons.
 *
 * @param time {@code HH:MM:SS}, {@code start;end}, {@code *asap}
 */
public record TpTiming(
    String id, String years, String months, String monthDays, String weekDays, String time)
    implements TpItem {

  static TpTiming read(Members members) {
    return new TpTiming(
        members.text("ID"),
        members.text("Years"),
        members.text("Months"),
        members.text("MonthDays"),
        members.text("WeekDays"),
        members.text("Time"));
  }

  @Override
  public TpKind kind() {
    return TpKind.TIMING;
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "ID", id);
    JsonText.text(out, "Years", years);
    JsonText.text(out, "Months", months);
    JsonText.text(out, "MonthDays", monthDays);
    JsonText.text(out, "WeekDays", weekDays);
    JsonText.text(out, "Time", time);
  }
}
