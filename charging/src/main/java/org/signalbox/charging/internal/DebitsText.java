package org.signalbox.charging.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.Repayment;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What was debited, as the column {@code debits} has it: a JSON array of texts, five for each
 * balance: tenant, account, serial, kind, amount.
 */
final class DebitsText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int CHARACTERS_USUAL = 96;

  private DebitsText() {}

  static String write(List<Repayment> debits) {
    JsonTexts out = new JsonTexts(CHARACTERS_USUAL).beginArray();
    for (Repayment debit : debits) {
      out.element(debit.source().account().tenant())
          .element(debit.source().account().account())
          .element(Integer.toString(debit.source().serial()))
          .element(debit.source().kind())
          .element(debit.value().toString());
    }
    return out.endArray().toString();
  }

  static List<Repayment> read(String text) {
    List<Repayment> debits = new ArrayList<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        String tenant = in.getString();
        AccountId account = new AccountId(tenant, text(in));
        int serial = Integer.parseInt(text(in));
        Draw.Source source = new Draw.Source(account, serial, text(in));
        debits.add(new Repayment(source, Amount.of(text(in))));
      }
    }
    return debits;
  }

  private static String text(JsonParser in) {
    String text = in.nextStringValue();
    if (text == null) {
      throw new IllegalStateException("the column debits holds what no projector wrote");
    }
    return text;
  }
}
