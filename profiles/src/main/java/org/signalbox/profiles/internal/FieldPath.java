package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.ProfileFault;

/**
 * Where a value is in an event: {@code *req.Account}, {@code *opts.*context}, {@code
 * *req.Extra.Items[2]}, {@code *tenant}.
 *
 * @param root which part of the event
 * @param names from the outside inwards; empty for the tenant
 */
record FieldPath(Root root, List<String> names) {

  private static final int MAX_NAMES = 16;

  /** The parts of an event. */
  enum Root {
    FIELDS("*req"),
    OPTIONS("*opts"),
    VARIABLES("*vars"),
    TENANT("*tenant");

    private final String written;

    Root(String written) {
      this.written = written;
    }
  }

  FieldPath {
    names = List.copyOf(names);
  }

  /**
   * Reads a path without the leading {@code ~}.
   *
   * @throws ProfileFault when it does not begin with a part of an event or has an empty name
   */
  static FieldPath parse(String text) {
    List<String> parts = splitOutsideBrackets(text);
    Root root =
        rootOf(parts.getFirst())
            .orElseThrow(() ->
                new ProfileFault(
                    "unsupported path <"
                        + text
                        + ">: expected *req.FIELD, *opts.OPTION, *vars.NAME or *tenant"));
    List<String> names = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      addNames(part, names, text);
    }
    if (names.isEmpty() != (root == Root.TENANT) || names.size() > MAX_NAMES) {
      throw new ProfileFault("invalid path <" + text + ">");
    }
    return new FieldPath(root, names);
  }

  /** The value; empty when any part of the path is not in the event. */
  Optional<FieldValue> read(EventView event) {
    if (root == Root.TENANT) {
      return Optional.of(FieldValue.text(event.tenant()));
    }
    Optional<FieldValue> value = Optional.ofNullable(within(event).get(names.getFirst()));
    for (int i = 1; i < names.size() && value.isPresent(); i++) {
      value = inside(value.get(), names.get(i));
    }
    return value;
  }

  private Map<String, FieldValue> within(EventView event) {
    return switch (root) {
      case FIELDS -> event.fields();
      case OPTIONS -> event.options();
      case VARIABLES -> event.variables();
      case TENANT -> Map.of();
    };
  }

  private static Optional<FieldValue> inside(FieldValue value, String name) {
    return switch (value) {
      case FieldValue.Members members -> Optional.ofNullable(members.values().get(name));
      case FieldValue.Items items -> item(items.values(), name);
      case FieldValue.Text _, FieldValue.Decimal _, FieldValue.Flag _, FieldValue.Nothing _ ->
          Optional.empty();
    };
  }

  private static Optional<FieldValue> item(List<FieldValue> items, String index) {
    if (index.isEmpty() || index.length() > 6 || !index.chars().allMatch(FieldPath::isDigit)) {
      return Optional.empty();
    }
    int position = Integer.parseInt(index);
    return position < items.size() ? Optional.of(items.get(position)) : Optional.empty();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static Optional<Root> rootOf(String written) {
    for (Root root : Root.values()) {
      if (root.written.equals(written)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  /** {@code Items[2]} is the name {@code Items} and, inside it, {@code 2}. */
  private static void addNames(String part, List<String> names, String path) {
    int open = part.indexOf('[');
    String name = open < 0 ? part : part.substring(0, open);
    if (name.isEmpty()) {
      throw new ProfileFault("empty name in path <" + path + ">");
    }
    names.add(name);
    while (open >= 0) {
      int close = part.indexOf(']', open);
      if (close < 0) {
        throw new ProfileFault("unclosed bracket in path <" + path + ">");
      }
      names.add(part.substring(open + 1, close));
      open = part.indexOf('[', close);
    }
  }

  private static List<String> splitOutsideBrackets(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    boolean inBrackets = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inBrackets = c == '[' || (inBrackets && c != ']');
      if (c == '.' && !inBrackets) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** As it is written, such as {@code *req.Account}. */
  @Override
  public String toString() {
    return names.isEmpty() ? root.written : root.written + "." + String.join(".", names);
  }
}
