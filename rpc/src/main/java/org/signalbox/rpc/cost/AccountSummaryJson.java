package org.signalbox.rpc.cost;

import java.util.List;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JsonGenerator;

/** Writes the short form of an account that costs carry. */
public final class AccountSummaryJson {

  /** In the order of the reference; balances of other kinds follow. */
  private static final List<TypeOfRecord> ORDER =
      List.of(
          TypeOfRecord.DATA,
          TypeOfRecord.SMS,
          TypeOfRecord.MMS,
          TypeOfRecord.VOICE,
          TypeOfRecord.GENERIC,
          TypeOfRecord.MONETARY);

  private AccountSummaryJson() {}

  /** Writes an account as one JSON object. */
  public static void write(Account account, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("Tenant", account.id().tenant());
    out.writeStringProperty("ID", account.id().account());
    out.writeArrayPropertyStart("BalanceSummaries");
    for (TypeOfRecord tor : ORDER) {
      for (Balance balance : account.balances()) {
        if (balance.tor().equals(tor)) {
          balance(account, balance, out);
        }
      }
    }
    for (Balance balance : account.balances()) {
      if (!ORDER.contains(balance.tor())) {
        balance(account, balance, out);
      }
    }
    out.writeEndArray();
    out.writeBooleanProperty("AllowNegative", account.terms().mayGoNegative());
    out.writeBooleanProperty("Disabled", account.terms().isDisabled());
    out.writeEndObject();
  }

  private static void balance(Account account, Balance balance, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("UUID", BalanceUuid.of(account.id(), balance.serial()));
    out.writeStringProperty("ID", balance.id());
    out.writeStringProperty("Type", balance.tor().text());
    RateJson.amount("Value", balance.value(), out);
    out.writeBooleanProperty("Disabled", balance.terms().isDisabled());
    out.writeEndObject();
  }
}
