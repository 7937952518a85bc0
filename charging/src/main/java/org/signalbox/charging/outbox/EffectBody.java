package org.signalbox.charging.outbox;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is posted, as JSON. Any thread. */
final class EffectBody {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NO_TIME = "0001-01-01T00:00:00Z";

  private EffectBody() {}

  /** An account in the form in which clients know accounts. */
  static String account(Account account) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringProperty("ID", account.id().toString());
      out.writeObjectPropertyStart("BalanceMap");
      byKind(account)
          .forEach((kind, balances) -> {
            out.writeArrayPropertyStart(kind);
            balances.forEach(balance -> balance(account, balance, out));
            out.writeEndArray();
          });
      out.writeEndObject();
      out.writeBooleanProperty("AllowNegative", account.terms().mayGoNegative());
      out.writeBooleanProperty("Disabled", account.terms().isDisabled());
      out.writeEndObject();
    }
    return text.toString();
  }

  private static SortedMap<String, List<Balance>> byKind(Account account) {
    SortedMap<String, List<Balance>> byKind = new TreeMap<>();
    for (Balance balance : account.balances()) {
      byKind.computeIfAbsent(balance.tor().text(), kind -> new ArrayList<>()).add(balance);
    }
    return byKind;
  }

  private static void balance(Account account, Balance balance, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("Uuid", BalanceUuid.of(account.id(), balance.serial()));
    out.writeStringProperty("ID", balance.id());
    out.writeName("Value");
    out.writeNumber(balance.value().value());
    out.writeStringProperty(
        "ExpirationDate",
        balance.expiry().map(end -> TimeText.rfc3339(end.atZone(ZoneOffset.UTC))).orElse(NO_TIME));
    out.writeName("Weight");
    out.writeNumber(balance.terms().weight());
    out.writeBooleanProperty("Disabled", balance.terms().isDisabled());
    out.writeBooleanProperty("Blocker", balance.terms().isBlocker());
    out.writeEndObject();
  }

  /**
   * A call of another API: where to, and the envelope. Empty where the parameters name none.
   *
   * @param id of the call
   */
  static Optional<Map.Entry<String, String>> call(String parameters, String id) {
    JsonNode written;
    try {
      written = JSON.readTree(parameters);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("method", written.path("Method").asString(""));
    JsonNode params = written.path("Params");
    envelope.putArray("params").add(params.isMissingNode() ? JSON.createObjectNode() : params);
    envelope.put("id", id);
    String address = written.path("Address").asString("");
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(Map.entry(address, envelope.toString()));
  }
}
