package org.signalbox.rpc.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.TriggerState;
import tools.jackson.core.JsonGenerator;

/** Triggers as clients see them. */
final class TriggerJson {

  /** How the reference writes that there is no time. */
  private static final String NO_TIME = "0001-01-01T00:00:00Z";

  private TriggerJson() {}

  static void write(JsonGenerator out, TriggerState state) {
    ActionTrigger trigger = state.trigger();
    out.writeStartObject();
    out.writeStringProperty("ID", state.group());
    out.writeStringProperty("UniqueID", trigger.id());
    out.writeStringProperty("ThresholdType", trigger.type().text());
    BalanceFilterJson.number(out, "ThresholdValue", trigger.threshold());
    out.writeBooleanProperty("Recurrent", trigger.isRecurrent());
    out.writeNumberProperty("MinSleep", trigger.minSleep().toNanos());
    out.writeStringProperty("ExpirationDate", time(trigger.expiry()));
    out.writeStringProperty("ActivationDate", time(trigger.activation()));
    out.writeName("Balance");
    BalanceFilterJson.write(out, trigger.balance(), Optional.empty());
    BalanceFilterJson.number(out, "Weight", Amount.of(trigger.weight()));
    out.writeStringProperty("ActionsID", trigger.actionSet());
    out.writeNumberProperty("MinQueuedItems", 0);
    out.writeBooleanProperty("Executed", state.isExecuted());
    out.writeStringProperty("LastExecutionTime", time(state.lastExecuted()));
    out.writeEndObject();
  }

  private static String time(Optional<Instant> moment) {
    return moment.map(at -> TimeText.rfc3339(at.atZone(ZoneOffset.UTC))).orElse(NO_TIME);
  }
}
