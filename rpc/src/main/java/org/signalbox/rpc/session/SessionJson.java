package org.signalbox.rpc.session;

import java.math.BigDecimal;
import org.signalbox.charging.session.MoneyUnits;
import org.signalbox.charging.session.ServiceAnswer;
import org.signalbox.charging.session.SessionExplanation;
import org.signalbox.charging.session.SessionStep;
import org.signalbox.charging.session.SessionSummary;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JsonGenerator;

/**
 * Writes sessions. Times are in UTC; amounts are exact decimals; usage is seconds of {@code
 * *voice}, money of {@code *monetary}, octets or pieces of all others.
 */
final class SessionJson {

  private static final int NANOS_SCALE = 9;

  private SessionJson() {}

  static void write(SessionSummary session, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("Session", session.session());
    out.writeStringProperty("OpenedAt", session.openedAt().toString());
    out.writeNumberProperty("Number", session.number());
    out.writeArrayPropertyStart("Services");
    session.services().forEach(bill -> bill(bill, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void bill(SessionSummary.Bill bill, JsonGenerator out) {
    TypeOfRecord tor = new TypeOfRecord(bill.tor());
    out.writeStartObject();
    out.writeStringProperty("Service", bill.service());
    out.writeStringProperty("RunID", bill.run());
    out.writeStringProperty("Tenant", bill.account().tenant());
    out.writeStringProperty("Account", bill.account().account());
    out.writeStringProperty("ToR", bill.tor());
    out.writeStringProperty("Category", bill.category());
    out.writeStringProperty("Destination", bill.destination());
    usage("Granted", bill.granted(), tor, out);
    out.writeBooleanProperty("Final", bill.isFinal());
    out.writeStringProperty("Refusal", bill.refusal());
    usage("Used", bill.used(), tor, out);
    amount("Cost", bill.cost(), out);
    out.writeEndObject();
  }

  static void write(SessionExplanation explanation, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("Session", explanation.session());
    out.writeStringProperty("OpenedAt", explanation.openedAt().toString());
    out.writeStringProperty("State", explanation.state());
    out.writeArrayPropertyStart("Steps");
    explanation.steps().forEach(step -> step(step, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void step(SessionStep step, JsonGenerator out) {
    ServiceAnswer answer = step.answer();
    out.writeStartObject();
    out.writeNumberProperty("Number", step.number());
    out.writeStringProperty("At", step.at().toString());
    out.writeStringProperty("Service", step.service());
    out.writeStringProperty("ToR", step.tor().text());
    usage("Granted", answer.granted(), step.tor(), out);
    out.writeBooleanProperty("Final", answer.isFinal());
    out.writeStringProperty(
        "Refusal", answer.refusal().map(refusal -> refusal.reason().name()).orElse(""));
    usage("Used", answer.used(), step.tor(), out);
    amount("Cost", answer.cost(), out);
    out.writeArrayPropertyStart("Reasons");
    step.reasons().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void usage(String name, long units, TypeOfRecord tor, JsonGenerator out) {
    if (tor.isTimed()) {
      amount(name, Amount.of(BigDecimal.valueOf(units, NANOS_SCALE)), out);
    } else if (tor.equals(TypeOfRecord.MONETARY)) {
      amount(name, MoneyUnits.money(units), out);
    } else {
      out.writeNumberProperty(name, units);
    }
  }

  private static void amount(String name, Amount amount, JsonGenerator out) {
    out.writeName(name);
    out.writeNumber(amount.toString());
  }
}
