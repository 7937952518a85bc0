package org.signalbox.app.internal.send;

import java.util.List;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.diameter.dictionary.MessagePrinter;
import org.signalbox.diameter.dictionary.ShownAvp;
import org.signalbox.diameter.message.DiameterMessage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages and figures as JSON. All methods are pure. */
public final class MessageJson {

  private MessageJson() {}

  /** A message: its header in short, and its AVPs in order. */
  public static ObjectNode of(DiameterMessage message, MessagePrinter printer) {
    ObjectNode json = CallJson.object();
    json.put("command", message.commandCode());
    json.put("application", Integer.toUnsignedLong(message.applicationId()));
    json.put("request", message.isRequest());
    json.put("error", message.isError());
    json.put("hopByHop", Integer.toUnsignedLong(message.hopByHop()));
    json.put("endToEnd", Integer.toUnsignedLong(message.endToEnd()));
    add(json.putArray("avps"), printer.shown(message.avps()));
    return json;
  }

  private static void add(ArrayNode array, List<ShownAvp> avps) {
    for (ShownAvp avp : avps) {
      ObjectNode one = array.addObject();
      one.put("name", avp.name());
      one.put("avp", avp.key().toString());
      if (avp.value().isEmpty()) {
        add(one.putArray("avps"), avp.inside());
      } else {
        one.put("value", unquoted(avp.value()));
      }
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  public static ObjectNode of(SendFigures figures) {
    ObjectNode json = CallJson.object();
    json.put("answers", figures.answers());
    json.put("seconds", figures.took().toNanos() / 1e9);
    json.put("perSecond", figures.perSecond());
    json.put("p50Millis", figures.millis(0.5));
    json.put("p99Millis", figures.millis(0.99));
    json.put("maxMillis", figures.millis(1));
    ObjectNode results = json.putObject("results");
    figures.results().forEach(results::put);
    return json;
  }
}
