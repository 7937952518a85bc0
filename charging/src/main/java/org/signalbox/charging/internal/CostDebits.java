package org.signalbox.charging.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.Repayment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads out of the details of a CDR what was debited for it, so that it can be given back. */
final class CostDebits {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CostDebits() {}

  /** What is to be given back; nothing where the details do not say. */
  static List<Repayment> of(String details) {
    List<Repayment> repayments = new ArrayList<>();
    try {
      for (JsonNode debit : MAPPER.readTree(details).path("Debits")) {
        repayments.add(
            new Repayment(
                new Draw.Source(
                    new AccountId(
                        debit.path("Tenant").asString(), debit.path("Account").asString()),
                    debit.path("Balance").asInt(),
                    debit.path("Kind").asString()),
                Amount.of(debit.path("Units").decimalValue())));
      }
    } catch (JacksonException | IllegalArgumentException e) {
      // Details that somebody else wrote: nothing of ours is in them.
      return List.of();
    }
    return repayments;
  }
}
