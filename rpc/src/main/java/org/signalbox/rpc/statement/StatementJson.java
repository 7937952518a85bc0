package org.signalbox.rpc.statement;

import org.signalbox.charging.statement.AccountExplanation;
import org.signalbox.charging.statement.StatementLine;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import tools.jackson.core.JsonGenerator;

/** Writes an account's statement. Amounts are exact decimals; times are in UTC. */
final class StatementJson {

  private StatementJson() {}

  static void write(AccountExplanation explanation, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("Tenant", explanation.account().tenant());
    out.writeStringProperty("Account", explanation.account().account());
    out.writeBooleanProperty("Exists", explanation.exists());
    out.writeNumberProperty("Position", explanation.position());
    out.writeNumberProperty("Entries", explanation.entries());
    out.writeNumberProperty("LinesLeftOut", explanation.left());
    out.writeArrayPropertyStart("Lines");
    explanation.lines().forEach(line -> line(line, out));
    out.writeEndArray();
    out.writeArrayPropertyStart("Balances");
    for (AccountExplanation.BalanceSum sum : explanation.balances()) {
      out.writeStartObject();
      out.writeStringProperty("ID", sum.balance());
      out.writeStringProperty("Type", sum.tor());
      amount("CarriedForward", sum.carried(), out);
      amount("Value", sum.value(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("Problems");
    explanation.problems().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void line(StatementLine line, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("Position", line.position());
    out.writeStringProperty("At", line.at().toString());
    switch (line) {
      case StatementLine.Entry entry -> entry(entry, out);
      case StatementLine.Usage usage -> usage(usage, out);
      case StatementLine.Step step -> {
        out.writeStringProperty("Line", "account");
        out.writeStringProperty("Kind", step.what());
        out.writeStringProperty("Detail", step.detail());
      }
    }
    out.writeEndObject();
  }

  private static void entry(StatementLine.Entry entry, JsonGenerator out) {
    out.writeStringProperty("Line", "entry");
    out.writeStringProperty("Kind", entry.kind().name());
    out.writeStringProperty("Balance", entry.balance());
    out.writeStringProperty("Type", entry.tor());
    amount("Change", entry.change(), out);
    amount("After", entry.after(), out);
    entry.session().ifPresent(session -> out.writeStringProperty("Session", session));
  }

  private static void usage(StatementLine.Usage usage, JsonGenerator out) {
    StatementLine.Used used = usage.used();
    out.writeStringProperty("Line", "usage");
    out.writeStringProperty("Session", usage.session());
    out.writeStringProperty("Service", used.service());
    out.writeStringProperty("RunID", used.run());
    out.writeStringProperty("ToR", used.tor());
    out.writeStringProperty("Category", used.category());
    out.writeStringProperty("Subject", used.subject());
    out.writeStringProperty("Destination", used.destination());
    out.writeStringProperty("Start", TimeText.rfc3339(used.start()));
    out.writeNumberProperty("UsedNow", used.now());
    out.writeNumberProperty("Used", used.total());
    amount("Charged", used.charged(), out);
    out.writeArrayPropertyStart("Rates");
    usage.rates().forEach(rate -> rate(rate, out));
    out.writeEndArray();
  }

  private static void rate(StatementLine.RateUsed rate, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("RatingPlanID", rate.ratingPlan());
    out.writeStringProperty("DestinationID", rate.destinationId());
    out.writeStringProperty("DestinationPrefix", rate.prefix());
    out.writeStringProperty("RateID", rate.rateId());
    out.writeNumberProperty("FromUsage", rate.offset());
    amount("ConnectFee", rate.connectFee(), out);
    amount("Rate", rate.rate(), out);
    out.writeNumberProperty("RateUnit", rate.unit());
    out.writeNumberProperty("RateIncrement", rate.increment());
    out.writeEndObject();
  }

  private static void amount(String name, Amount amount, JsonGenerator out) {
    out.writeName(name);
    out.writeNumber(amount.toString());
  }
}
