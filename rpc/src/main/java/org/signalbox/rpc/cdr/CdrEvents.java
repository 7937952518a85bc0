package org.signalbox.rpc.cdr;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.charging.CdrFieldNames;
import org.signalbox.charging.CdrKey;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.rpc.EventJson;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.databind.JsonNode;

/**
 * Whole CDRs as clients send them, turned into events. Members that are empty are left out, so that
 * the pipeline fills them in.
 */
final class CdrEvents {

  private static final List<String> TEXTS =
      List.of(
          CdrFieldNames.RUN_ID,
          CdrFieldNames.ORIGIN_HOST,
          CdrFieldNames.SOURCE,
          CdrFieldNames.ORIGIN_ID,
          CdrFieldNames.TOR,
          CdrFieldNames.REQUEST_TYPE,
          CdrFieldNames.TENANT,
          CdrFieldNames.CATEGORY,
          CdrFieldNames.ACCOUNT,
          CdrFieldNames.SUBJECT,
          CdrFieldNames.DESTINATION,
          CdrFieldNames.SETUP_TIME,
          CdrFieldNames.ANSWER_TIME,
          CdrFieldNames.COST_SOURCE,
          CdrFieldNames.EXTRA_TEXT);

  private CdrEvents() {}

  /** The flat form, in which usage and cost details are texts. */
  static Event external(RpcParameters sent) {
    RpcParameters cdr = sent.as("ExternalCDRWithAPIOpts");
    Map<String, FieldValue> fields = common(cdr);
    put(fields, CdrFieldNames.USAGE, cdr.text(CdrFieldNames.USAGE));
    put(fields, CdrFieldNames.COST_DETAILS, cdr.text(CdrFieldNames.COST_DETAILS));
    return event(cdr, fields);
  }

  /** The inner form, in which usage is a number and cost details are an object. */
  static Event internal(RpcParameters sent) {
    RpcParameters cdr = sent.as("CDRWithAPIOpts");
    Map<String, FieldValue> fields = common(cdr);
    cdr.member(CdrFieldNames.USAGE)
        .ifPresent(usage -> fields.put(CdrFieldNames.USAGE, scalar(cdr, CdrFieldNames.USAGE)));
    cdr.member(CdrFieldNames.COST_DETAILS)
        .ifPresent(details ->
            fields.put(CdrFieldNames.COST_DETAILS, FieldValue.text(textOrJson(details))));
    return event(cdr, fields);
  }

  private static Map<String, FieldValue> common(RpcParameters cdr) {
    if (cdr.text(CdrFieldNames.CGRID).isEmpty()) {
      cdr.requiring(CdrFieldNames.ORIGIN_ID);
    }
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    RpcParameters extra = cdr.object("ExtraFields", "map[string]string");
    extra.asSent().propertyNames().forEach(name -> fields.put(name, scalar(extra, name)));
    // Set before attributes run: what they change does not make another call of it.
    String cgrId = cdr.text(CdrFieldNames.CGRID);
    put(
        fields,
        CdrFieldNames.CGRID,
        cgrId.isEmpty()
            ? CdrKey.cgrIdOf(cdr.text(CdrFieldNames.ORIGIN_ID), cdr.text(CdrFieldNames.ORIGIN_HOST))
            : cgrId);
    for (String name : TEXTS) {
      put(fields, name, cdr.text(name));
    }
    if (cdr.flag(CdrFieldNames.PRE_RATED)) {
      fields.put(CdrFieldNames.PRE_RATED, FieldValue.flag(true));
      BigDecimal cost = cdr.decimal(CdrFieldNames.COST);
      fields.put(CdrFieldNames.COST, FieldValue.number(cost));
    }
    return fields;
  }

  private static Event event(RpcParameters cdr, Map<String, FieldValue> fields) {
    return new Event(
        cdr.text(CdrFieldNames.TENANT),
        "",
        Optional.empty(),
        fields,
        EventJson.fields(cdr, "APIOpts"));
  }

  /** A text, or a number that a client sent in its place. */
  private static FieldValue scalar(RpcParameters from, String name) {
    Optional<JsonNode> value = from.member(name);
    return value.filter(JsonNode::isNumber).isPresent()
        ? FieldValue.text(value.get().asString())
        : FieldValue.text(from.text(name));
  }

  private static String textOrJson(JsonNode details) {
    return details.isString() ? details.stringValue() : details.toString();
  }

  private static void put(Map<String, FieldValue> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, FieldValue.text(text));
    }
  }
}
