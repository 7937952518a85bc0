package org.signalbox.registers.nf.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares a JSON value with a shape and tells every fault, with its place; at most {@value
 * #FAULTS_MAX} of them. One thread, one use.
 */
public final class ShapeChecker {

  /** More are not told: the answer to a hostile document stays small. */
  public static final int FAULTS_MAX = 20;

  private static final int SHOWN_MAX = 40;

  private final List<ShapeFault> faults = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();

  private ShapeChecker() {}

  /** The faults of a value; empty when it fits. */
  public static List<ShapeFault> check(JsonNode value, Shape shape) {
    ShapeChecker checker = new ShapeChecker();
    checker.visit(value, shape);
    return List.copyOf(checker.faults);
  }

  private void visit(JsonNode value, Shape shape) {
    switch (shape) {
      case Shape.Anything anything -> {}
      case Shape.Text text -> expect(value, fits(value, text), text);
      case Shape.Whole whole -> expect(value, fits(value, whole), whole);
      case Shape.Flag flag -> expect(value, value.isBoolean(), flag);
      case Shape.Items items -> visitItems(value, items);
      case Shape.Entries entries -> visitEntries(value, entries);
      case Shape.Members members -> visitMembers(value, members);
    }
  }

  private static boolean fits(JsonNode value, Shape.Text text) {
    return value.isString()
        && value.stringValue().length() <= text.lengthMax()
        && text.legal().test(value.stringValue());
  }

  private static boolean fits(JsonNode value, Shape.Whole whole) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= whole.min()
        && value.longValue() <= whole.max();
  }

  private void visitItems(JsonNode value, Shape.Items items) {
    expect(value, value.isArray() && value.size() >= items.min(), items);
    if (!value.isArray()) {
      return;
    }
    int index = 0;
    for (JsonNode item : value) {
      descend(Integer.toString(index), item, items.item());
      index++;
    }
  }

  private void visitEntries(JsonNode value, Shape.Entries entries) {
    expect(value, value.isObject() && value.size() >= entries.min(), entries);
    if (!value.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      descend(entry.getKey(), entry.getValue(), entries.value());
    }
  }

  private void visitMembers(JsonNode value, Shape.Members members) {
    expect(value, value.isObject(), members);
    if (!value.isObject()) {
      return;
    }
    for (String name : new TreeSet<>(members.required())) {
      if (!value.has(name)) {
        path.addLast(name);
        fault("is missing");
        path.removeLast();
      }
    }
    if (!members.alternatives().isEmpty()
        && members.alternatives().stream().noneMatch(value::has)) {
      fault("found none of " + String.join(", ", members.alternatives()) + ", expected one");
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      Shape shape = members.members().get(entry.getKey());
      if (shape != null) {
        descend(entry.getKey(), entry.getValue(), shape);
      }
    }
  }

  private void descend(String step, JsonNode value, Shape shape) {
    if (faults.size() < FAULTS_MAX) {
      path.addLast(step);
      visit(value, shape);
      path.removeLast();
    }
  }

  private void expect(JsonNode value, boolean fits, Shape shape) {
    if (!fits) {
      fault("found " + shown(value) + ", expected " + shape.expected());
    }
  }

  private void fault(String reason) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(new ShapeFault(pointer(path.iterator()), reason));
    }
  }

  /** What was sent, short: containers are only named. */
  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      case OBJECT -> value.isEmpty() ? "an empty object" : "an object";
      case STRING -> '"' + cut(value.stringValue()) + '"';
      default -> cut(value.asString());
    };
  }

  private static String cut(String text) {
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
  }

  private static String pointer(Iterator<String> steps) {
    StringBuilder pointer = new StringBuilder();
    while (steps.hasNext()) {
      pointer.append('/').append(steps.next().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
