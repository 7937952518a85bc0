package org.signalbox.charging.outbox;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.CallTemplate;
import org.signalbox.ledger.LedgerRecord.EffectDue;
import org.signalbox.ledger.MailRecipients;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is posted, as JSON. Any thread. */
final class EffectBody {

  /** Numbers of a call stay as they are written. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** The method that runs plans. */
  private static final String PLAN_RUN = "SchedulerSv1.ExecuteActions";

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

  /** What is sent, and where to. */
  record Sent(String address, String body) {}

  /**
   * A call of an API: where to, and the envelope. Empty where the parameters are none once their
   * places are filled.
   *
   * @param id of the call; the node's own API takes it for the id of the request as well, so that
   *     one that is made twice moves money once
   */
  static Optional<Sent> call(EffectDue due, String id) {
    JsonNode written;
    try {
      written = JSON.readTree(CallTemplate.filled(due.effect().parameters(), due.context()));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
    String address = written.path("Address").asString("");
    if (address.isEmpty()) {
      return Optional.empty();
    }
    JsonNode params = written.path("Params");
    JsonNode sent = params.isMissingNode() ? JSON.createObjectNode() : params;
    if (address.equals(OutboxDoors.API) && sent instanceof ObjectNode object) {
      JsonNode options = options(object);
      given(options, "*requestID", "outbox-" + id);
      if (written.path("Method").asString("").equals(PLAN_RUN)) {
        // A plan knows a run by its moment alone, and without one it would take that of the call.
        given(options, "*due", TimeText.rfc3339(due.context().at().atZone(ZoneOffset.UTC)));
      }
    }
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("method", written.path("Method").asString(""));
    envelope.putArray("params").add(sent);
    envelope.put("id", id);
    return Optional.of(new Sent(address, envelope.toString()));
  }

  /** The options of a request, which has some from now on. */
  private static JsonNode options(ObjectNode params) {
    JsonNode options = params.path("APIOpts");
    return options.isMissingNode() || options.isNull() ? params.putObject("APIOpts") : options;
  }

  /** Gives a request an option where it does not have it. */
  private static void given(JsonNode options, String name, String value) {
    if (options instanceof ObjectNode object && object.path(name).isMissingNode()) {
      object.put(name, value);
    }
  }

  /** A mail before it is written: the account stands in it as in a post. */
  static String mail(EffectDue due) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("To");
      MailRecipients.of(due.effect().parameters()).addresses().forEach(out::writeString);
      out.writeEndArray();
      out.writeStringProperty("At", TimeText.rfc3339(due.context().at().atZone(ZoneOffset.UTC)));
      out.writeStringProperty("Actions", due.context().actionSet());
      out.writeName("Account");
      out.writeRawValue(account(due.context().account()));
      out.writeEndObject();
    }
    return text.toString();
  }
}
