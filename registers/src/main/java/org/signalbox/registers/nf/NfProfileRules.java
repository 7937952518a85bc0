package org.signalbox.registers.nf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.registers.nf.shape.ShapeChecker;
import org.signalbox.registers.nf.shape.ShapeFault;
import tools.jackson.databind.JsonNode;

/** What a profile has to keep to: its shape, and what no shape can say. */
final class NfProfileRules {

  private static final Set<String> LISTS_OF_EXPRESSIONS = Set.of("allowedNfDomains");
  private static final String EXPRESSION = "pattern";

  /** A discovery tries each of them; the profiles of real network functions have a handful. */
  static final int EXPRESSIONS_MAX = 256;

  private int expressions;
  private final List<ShapeFault> faults = new ArrayList<>();

  private NfProfileRules() {}

  /** Every fault, at most {@link ShapeChecker#FAULTS_MAX}; empty for a legal profile. */
  static List<ShapeFault> faults(JsonNode profile) {
    List<ShapeFault> misshapen = ShapeChecker.check(profile, NfProfileShapes.PROFILE);
    if (!misshapen.isEmpty()) {
      return misshapen;
    }
    NfProfileRules rules = new NfProfileRules();
    rules.checkServiceIds(profile);
    for (Map.Entry<String, JsonNode> member : profile.properties()) {
      rules.checkExpressions(member.getKey(), member.getValue(), "/" + escaped(member.getKey()));
    }
    return rules.faults.stream().limit(ShapeChecker.FAULTS_MAX).toList();
  }

  private void checkServiceIds(JsonNode profile) {
    Set<String> seen = new HashSet<>();
    int index = 0;
    for (JsonNode service : profile.path("nfServices")) {
      String id = service.path("serviceInstanceId").asString("");
      if (!seen.add(id)) {
        faults.add(
            new ShapeFault(
                "/nfServices/" + index + "/serviceInstanceId",
                "found " + id + " for a second time, expected each once"));
      }
      index++;
    }
  }

  /**
   * Expressions stand in ranges and in rules on domains, and only there: a member that happens to
   * have such a name in {@code customInfo} is the operator's own.
   */
  private void checkExpressions(String name, JsonNode value, String pointer) {
    if (name.equals("customInfo")) {
      return;
    }
    if (name.equals(EXPRESSION) && value.isString()) {
      checkExpression(value.stringValue(), pointer);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      checkExpressions(
          member.getKey(), member.getValue(), pointer + "/" + escaped(member.getKey()));
    }
    if (value.isArray()) {
      int index = 0;
      for (JsonNode item : value) {
        String itemPointer = pointer + "/" + index;
        if (LISTS_OF_EXPRESSIONS.contains(name) && item.isString()) {
          checkExpression(item.stringValue(), itemPointer);
        }
        checkExpressions("", item, itemPointer);
        index++;
      }
    }
  }

  private void checkExpression(String expression, String pointer) {
    expressions++;
    if (expressions > EXPRESSIONS_MAX) {
      // Once: the others are not even compiled.
      if (expressions == EXPRESSIONS_MAX + 1) {
        faults.add(
            new ShapeFault(
                pointer, "found one more expression, expected at most " + EXPRESSIONS_MAX));
      }
      return;
    }
    if (ExpressionMatcher.compile(expression).isEmpty()) {
      faults.add(
          new ShapeFault(
              pointer, "found an expression that is faulty or too large, expected one of RE2"));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
