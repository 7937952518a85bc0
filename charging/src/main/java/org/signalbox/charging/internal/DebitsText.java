package org.signalbox.charging.internal;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.Repayment;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What was debited, as the column {@code debits} has it: a JSON array of texts, five for each
 * balance: tenant, account, serial, kind, amount.
 */
final class DebitsText {

  private static final JsonFactory JSON = new JsonFactory();

  private DebitsText() {}

  static String write(List<Repayment> debits) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartArray();
      for (Repayment debit : debits) {
        out.writeString(debit.source().account().tenant());
        out.writeString(debit.source().account().account());
        out.writeString(Integer.toString(debit.source().serial()));
        out.writeString(debit.source().kind());
        out.writeString(debit.value().toString());
      }
      out.writeEndArray();
    }
    return text.toString();
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
