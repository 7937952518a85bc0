package org.signalbox.sbi.patch;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A document while a patch is applied to it. One thread, one use. */
final class PatchedDocument {

  /** A small patch can double a document with every copy; nothing legal grows like that. */
  private static final int MAX_COPIED_VALUES = 20_000;

  private static final String END_OF_LIST = "-";

  private JsonNode document;
  private int copiedValues;

  PatchedDocument(JsonNode document) {
    this.document = document;
  }

  PatchOutcome apply(List<PatchOperation> operations) {
    for (int i = 0; i < operations.size(); i++) {
      Optional<String> fault = apply(operations.get(i));
      if (fault.isPresent()) {
        return new PatchOutcome.Conflict(i, fault.get());
      }
    }
    return new PatchOutcome.Patched(document);
  }

  private Optional<String> apply(PatchOperation operation) {
    return switch (operation) {
      case PatchOperation.Add add -> add(add.path(), add.value());
      case PatchOperation.Remove remove -> remove(remove.path());
      case PatchOperation.Replace replace -> replace(replace.path(), replace.value());
      case PatchOperation.Move move -> move(move.from(), move.path());
      case PatchOperation.Copy copy -> copy(copy.from(), copy.path());
      case PatchOperation.Test test -> test(test.path(), test.value());
    };
  }

  private Optional<String> add(PatchPointer path, JsonNode value) {
    if (path.isRoot()) {
      document = value;
      return Optional.empty();
    }
    return switch (find(path.parent()).orElse(null)) {
      case ObjectNode object -> {
        object.set(path.last(), value.deepCopy());
        yield Optional.empty();
      }
      case ArrayNode array -> {
        int index =
            path.last().equals(END_OF_LIST) ? array.size() : index(path.last(), array.size());
        if (index < 0) {
          yield Optional.of(path + " is beyond the list");
        }
        array.insert(index, value.deepCopy());
        yield Optional.empty();
      }
      case null, default -> Optional.of("there is nothing at " + path.parent() + " to add to");
    };
  }

  private Optional<String> remove(PatchPointer path) {
    if (path.isRoot()) {
      return Optional.of("the whole document cannot be removed");
    }
    if (find(path).isEmpty()) {
      return Optional.of("there is nothing at " + path);
    }
    switch (find(path.parent()).orElseThrow()) {
      case ObjectNode object -> object.remove(path.last());
      case ArrayNode array -> array.remove(index(path.last(), array.size() - 1));
      default -> throw new IllegalStateException("only objects and lists contain values");
    }
    return Optional.empty();
  }

  private Optional<String> replace(PatchPointer path, JsonNode value) {
    if (path.isRoot()) {
      return add(path, value);
    }
    if (find(path).isEmpty()) {
      return Optional.of("there is nothing at " + path);
    }
    switch (find(path.parent()).orElseThrow()) {
      // In its place, so that the order of members stays.
      case ObjectNode object -> object.set(path.last(), value.deepCopy());
      case ArrayNode array -> array.set(index(path.last(), array.size() - 1), value.deepCopy());
      default -> throw new IllegalStateException("only objects and lists contain values");
    }
    return Optional.empty();
  }

  private Optional<String> move(PatchPointer from, PatchPointer path) {
    if (from.isAbove(path)) {
      return Optional.of(from + " cannot be moved into itself");
    }
    Optional<JsonNode> value = find(from);
    if (value.isEmpty()) {
      return Optional.of("there is nothing at " + from);
    }
    if (from.equals(path)) {
      return Optional.empty();
    }
    return remove(from).or(() -> add(path, value.get()));
  }

  private Optional<String> copy(PatchPointer from, PatchPointer path) {
    Optional<JsonNode> value = find(from);
    if (value.isEmpty()) {
      return Optional.of("there is nothing at " + from);
    }
    copiedValues += values(value.get());
    return copiedValues > MAX_COPIED_VALUES
        ? Optional.of("the patch copies too much")
        : add(path, value.get().deepCopy());
  }

  private static int values(JsonNode node) {
    int count = 1;
    for (JsonNode child : node) {
      count += values(child);
    }
    return count;
  }

  private Optional<String> test(PatchPointer path, JsonNode value) {
    boolean holds = find(path).filter(found -> SameValue.of(found, value)).isPresent();
    return holds ? Optional.empty() : Optional.of("the test of " + path + " fails");
  }

  private Optional<JsonNode> find(PatchPointer path) {
    JsonNode node = document;
    for (String step : path.steps()) {
      JsonNode next =
          switch (node) {
            case ObjectNode object -> object.get(step);
            case ArrayNode array -> {
              int index = index(step, array.size() - 1);
              yield index < 0 ? null : array.get(index);
            }
            default -> null;
          };
      if (next == null) {
        return Optional.empty();
      }
      node = next;
    }
    return Optional.of(node);
  }

  /** The index that a step says, digits without leading zeros (RFC 6901 §4); -1 for none. */
  private static int index(String step, int last) {
    boolean isIndex =
        !step.isEmpty()
            && step.length() <= 6
            && step.chars().allMatch(c -> c >= '0' && c <= '9')
            && (step.length() == 1 || step.charAt(0) != '0');
    int index = isIndex ? Integer.parseInt(step) : -1;
    return index <= last ? index : -1;
  }
}
