package org.signalbox.ledger;

import java.util.SortedMap;
import java.util.function.Function;
import org.signalbox.ledger.internal.ActionParameters;

/**
 * The extra parameters of {@code *cgr_rpc}: a JSON object with {@code Address}, {@code Method} and
 * {@code Params}, in which places such as {@code <<.Account.ID>>} stand for what is so when the
 * action runs. Of the templates of the reference these are the places, without its functions.
 */
public final class CallTemplate {

  /** The address of the node's own API. */
  public static final String INTERNAL = "*internal";

  private static final String OPEN = "<<";
  private static final String CLOSE = ">>";

  private CallTemplate() {}

  /** What can stand in a template. */
  public enum Place {
    /** Tenant and name, as {@code cgrates.org:1001}. */
    ACCOUNT_ID(".Account.ID"),
    ALLOW_NEGATIVE(".Account.AllowNegative"),
    DISABLED(".Account.Disabled"),
    /** The set that the action is of. */
    ACTIONS_ID(".Action.Id"),
    /** The tenant of the account; the reference has it in the id alone. */
    TENANT(".Account.Tenant"),
    /** The name of the account within its tenant; the reference has it in the id alone. */
    ACCOUNT(".Account.Account");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    private static Place of(String text) {
      for (Place place : values()) {
        if (place.text.equals(text)) {
          return place;
        }
      }
      throw new IllegalArgumentException(
          "found " + OPEN + text + CLOSE + ", expected " + String.join(", ", texts()));
    }

    private static Iterable<String> texts() {
      return java.util.Arrays.stream(values()).map(place -> OPEN + place.text + CLOSE).toList();
    }
  }

  /** The parameters of an action that runs. */
  public static String filled(String template, EffectContext context) {
    Account account = context.account();
    return filled(
        template,
        place ->
            switch (place) {
              case ACCOUNT_ID -> account.id().toString();
              case TENANT -> account.id().tenant();
              case ACCOUNT -> account.id().account();
              case ALLOW_NEGATIVE -> Boolean.toString(account.terms().mayGoNegative());
              case DISABLED -> Boolean.toString(account.terms().isDisabled());
              case ACTIONS_ID -> context.actionSet();
            });
  }

  private static String filled(String template, Function<Place, String> values) {
    StringBuilder filled = new StringBuilder(template.length());
    int from = 0;
    for (int open = template.indexOf(OPEN); open >= 0; open = template.indexOf(OPEN, from)) {
      int close = template.indexOf(CLOSE, open);
      if (close < 0) {
        throw new IllegalArgumentException("found " + OPEN + " without end, expected " + CLOSE);
      }
      Place place = Place.of(template.substring(open + OPEN.length(), close).strip());
      filled.append(template, from, open).append(escaped(values.apply(place)));
      from = close + CLOSE.length();
    }
    return filled.append(template, from, template.length()).toString();
  }

  /** A value as it stands within a JSON string. */
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each < ' ') {
        escaped.append("\\u00").append(Character.forDigit(each >> 4, 16));
        escaped.append(Character.forDigit(each & 15, 16));
      } else {
        escaped.append(each == '"' || each == '\\' ? "\\" : "").append(each);
      }
    }
    return escaped.toString();
  }

  /**
   * Checks a template when it is stored.
   *
   * @throws IllegalArgumentException when it cannot become a call
   */
  public static void check(String template) {
    SortedMap<String, String> members = ActionParameters.members(filled(template, place -> "true"));
    String address = members.getOrDefault("Address", "");
    boolean isAddress =
        address.equals(INTERNAL) || address.startsWith("http://") || address.startsWith("https://");
    if (!isAddress || members.getOrDefault("Method", "").isEmpty()) {
      throw new IllegalArgumentException(
          "found the Address '"
              + address
              + "' of *cgr_rpc, expected *internal or the address of JSON-RPC over HTTP, such as"
              + " http://127.0.0.1:2080/jsonrpc, and a Method");
    }
    if (!members.getOrDefault("Params", "{}").startsWith("{")) {
      throw new IllegalArgumentException(
          "found the Params " + members.get("Params") + " of *cgr_rpc, expected an object");
    }
  }
}
