package org.signalbox.charging;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.EffectContext;
import org.signalbox.ledger.LedgerRecord.EffectDue;
import org.signalbox.rating.TypeOfRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The CDRs of {@code *cdrlog}: one of each top-up, debit and setting of the set.
 *
 * <p>The extra parameters are a template by field: texts and values joined by {@code ;}, a value
 * being {@code ~NAME}, {@code ~*act.NAME} or {@code ~*acnt.NAME}. Fields that a CDR does not have
 * become extra fields. Any thread.
 */
final class ActionCdrs {

  private static final Logger LOG = LoggerFactory.getLogger(ActionCdrs.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ORIGIN_HOST = "127.0.0.1";
  private static final Map<String, String> DEFAULT =
      Map.of(
          "ToR", "~BalanceType",
          "OriginHost", ORIGIN_HOST,
          "RequestType", "*none",
          "Tenant", "~Tenant",
          "Account", "~Account",
          "Subject", "~Account",
          "Cost", "~ActionValue");

  private ActionCdrs() {}

  /**
   * @param id of the effect, the same whenever it is told again
   */
  static List<CdrNote> of(EffectDue due, String id) {
    List<CdrNote> cdrs = new ArrayList<>();
    if (due.effect().kind() != EffectKind.CDR_LOG) {
      return cdrs;
    }
    List<EffectContext.Move> moves = due.context().moves();
    try {
      Map<String, String> template = template(due.effect().parameters());
      for (int i = 0; i < moves.size(); i++) {
        cdrs.add(new CdrNote(cdr(due, moves.get(i), template, id + ":" + i), false, false));
      }
    } catch (IllegalArgumentException e) {
      // It can never be stored, and what comes after it must be.
      LOG.atError()
          .addKeyValue("id", id)
          .addKeyValue("actions", due.context().actionSet())
          .addKeyValue("reason", e.getMessage())
          .log("what actions moved makes no CDR");
    }
    return cdrs;
  }

  private static Map<String, String> template(String parameters) {
    Map<String, String> template = new LinkedHashMap<>(DEFAULT);
    if (!parameters.isBlank()) {
      try {
        JsonNode written = JSON.readTree(parameters);
        written
            .properties()
            .forEach(field -> template.put(field.getKey(), field.getValue().asString("")));
      } catch (JacksonException e) {
        throw new IllegalArgumentException("a template of *cdrlog that is no JSON", e);
      }
    }
    return template;
  }

  private static Cdr cdr(
      EffectDue due, EffectContext.Move move, Map<String, String> template, String id) {
    SortedMap<String, String> fields = new TreeMap<>();
    template.forEach((name, value) -> fields.put(name, filled(value, due, move)));
    Taken taken = new Taken(fields);
    String originId = taken.or("OriginID", "action-" + id);
    String host = taken.or("OriginHost", ORIGIN_HOST);
    return new Cdr(
        new CdrKey(
            taken.or("Tenant", due.account().tenant()),
            CdrKey.cgrIdOf(originId, host),
            taken.or("RunID", move.type().text())),
        new CdrOrigin(originId, host, taken.or("Source", ActionType.CDRLOG.text())),
        new TypeOfRecord(taken.or("ToR", move.balance().tor().text())),
        taken.or("RequestType", "*none"),
        new CdrParties(
            taken.or("Category", ""),
            taken.or("Account", ""),
            taken.or("Subject", ""),
            taken.or("Destination", "")),
        new CdrTimes(
            Optional.of(due.context().at()), Optional.of(due.context().at()), ZoneOffset.UTC),
        1,
        fields,
        ActionType.CDRLOG.text(),
        cost(taken.or("Cost", "")),
        "",
        true);
  }

  /** The fields of a CDR taken out, so that what is left are the extra ones. */
  private record Taken(SortedMap<String, String> fields) {
    String or(String name, String otherwise) {
      String found = fields.remove(name);
      return found == null ? otherwise : found;
    }
  }

  private static CdrCost cost(String text) {
    try {
      return new CdrCost.Rated(Amount.of(text), CdrCost.NO_DETAILS);
    } catch (IllegalArgumentException e) {
      return CdrCost.unrated();
    }
  }

  private static String filled(String template, EffectDue due, EffectContext.Move move) {
    StringBuilder out = new StringBuilder();
    for (String part : template.split(";", -1)) {
      out.append(part.startsWith("~") ? value(part.substring(1), due, move) : part);
    }
    return out.toString();
  }

  private static String value(String path, EffectDue due, EffectContext.Move move) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    BalancePattern meant = move.action().balance();
    return switch (name) {
      case "AccountID" -> due.account().toString();
      case "ID" -> path.startsWith("*acnt.") ? due.account().toString() : move.balance().id();
      case "Tenant" -> due.account().tenant();
      case "Account" -> due.account().account();
      case "ActionID" -> due.context().actionSet();
      case "ActionType" -> move.type().text();
      case "ActionValue" -> move.value().toString();
      case "BalanceType" -> move.balance().tor().text();
      case "BalanceID" -> move.balance().id();
      case "BalanceUUID" -> BalanceUuid.of(due.account(), move.balance().serial());
      case "BalanceValue" -> move.balance().value().toString();
      case "DestinationIDs" -> String.join(";", meant.destinations());
      case "ExtraParameters" -> move.action().extraParameters();
      case "RatingSubject" -> move.balance().terms().ratingSubject();
      case "Category" -> String.join(";", meant.categories());
      case "SharedGroups" -> String.join(";", meant.sharedGroups());
      default -> name;
    };
  }
}
