package org.signalbox.rpc.action;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.signalbox.catalog.tp.Members;
import org.signalbox.core.Amount;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.databind.JsonNode;

/**
 * Members that clients send as texts, numbers, truth values or lists alike: {@code "Units": 10} and
 * {@code "Units": "10m"}, {@code "BalanceBlocker": true} and {@code "true"}.
 *
 * @param parameters where they stand
 */
record LooseMembers(RpcParameters parameters) implements Members {

  @Override
  public boolean has(String name) {
    return parameters.has(name);
  }

  /** A list in the form of one text, its elements separated by semicolons. */
  @Override
  public String text(String name) {
    return parameters.member(name).map(value -> text(name, value)).orElse("");
  }

  private String text(String name, JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.stringValue();
      case BOOLEAN -> String.valueOf(value.booleanValue());
      case NUMBER -> number(value);
      case ARRAY -> String.join(";", parameters.texts(name));
      case OBJECT ->
          value.properties().stream().map(entry -> entry.getKey()).collect(Collectors.joining(";"));
      default -> "";
    };
  }

  private static String number(JsonNode value) {
    try {
      return Amount.of(value.decimalValue()).toString();
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  @Override
  public List<String> texts(String name) {
    return parameters.texts(name);
  }

  @Override
  public boolean flag(String name) {
    return switch (text(name)) {
      case "true", "1" -> true;
      case "", "false", "0" -> false;
      default -> parameters.flag(name);
    };
  }

  @Override
  public long integer(String name) {
    return parameters.integer(name);
  }

  @Override
  public BigDecimal decimal(String name) {
    String text = text(name);
    try {
      return text.isEmpty() ? BigDecimal.ZERO : Amount.of(text).value();
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("strconv.ParseFloat: parsing \"" + text + "\": invalid syntax");
    }
  }

  @Override
  public Members object(String name, String typeName) {
    return new LooseMembers(parameters.object(name, typeName));
  }

  @Override
  public List<? extends Members> objects(String name, String typeName) {
    return parameters.objects(name, typeName).stream().map(LooseMembers::new).toList();
  }
}
