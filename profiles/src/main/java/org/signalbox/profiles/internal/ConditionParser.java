package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileFault;

/** Compiles one rule of a filter. */
final class ConditionParser {

  private static final int MAX_VALUES = 100_000;

  private ConditionParser() {}

  /**
   * Compiles a rule.
   *
   * @throws ProfileFault when its type is not known, or its element or values are not right
   */
  static Condition parse(FilterProfile.Rule rule) {
    boolean negated = rule.type().startsWith("*not");
    String type = negated ? "*" + rule.type().substring("*not".length()) : rule.type();
    if (rule.values().size() > MAX_VALUES) {
      throw new ProfileFault("a filter rule of more than " + MAX_VALUES + " values");
    }
    Condition condition = condition(type, rule);
    return negated ? new Condition.Not(condition) : condition;
  }

  private static Condition condition(String type, FilterProfile.Rule rule) {
    return switch (type) {
      case "*string" -> text(rule, TextCondition.Relation.EQUAL);
      case "*prefix" -> text(rule, TextCondition.Relation.PREFIX);
      case "*suffix" -> text(rule, TextCondition.Relation.SUFFIX);
      case "*contains" -> text(rule, TextCondition.Relation.PART);
      case "*empty" -> new PresenceCondition(element(rule), true);
      case "*exists" -> new PresenceCondition(element(rule), false);
      case "*lt" -> comparison(rule, ComparisonCondition.Comparison.LESS);
      case "*lte" -> comparison(rule, ComparisonCondition.Comparison.LESS_OR_EQUAL);
      case "*gt" -> comparison(rule, ComparisonCondition.Comparison.GREATER);
      case "*gte" -> comparison(rule, ComparisonCondition.Comparison.GREATER_OR_EQUAL);
      case "*eq" -> comparison(rule, ComparisonCondition.Comparison.EQUAL);
      case "*ipnet" -> new AddressCondition(element(rule), networks(rule));
      case "*timings" ->
          new TariffCondition(element(rule), TariffCondition.Kind.TIMING, values(rule));
      case "*destinations" ->
          new TariffCondition(element(rule), TariffCondition.Kind.DESTINATION, values(rule));
      case "*rsr" ->
          new RsrCondition(element(rule), required(rule).stream().map(RsrTest::parse).toList());
      case "*regex" ->
          new RegexCondition(
              element(rule), required(rule).stream().map(RegularExpression::compile).toList());
      case "*ai", "*activation_interval" -> interval(rule);
      case "*never" -> (event, terms) -> false;
      default -> throw new ProfileFault("Unsupported filter Type: " + Excerpt.of(rule.type()));
    };
  }

  private static Condition text(FilterProfile.Rule rule, TextCondition.Relation relation) {
    return new TextCondition(element(rule), relation, values(rule));
  }

  private static Condition comparison(
      FilterProfile.Rule rule, ComparisonCondition.Comparison comparison) {
    return new ComparisonCondition(element(rule), comparison, values(rule));
  }

  private static Condition interval(FilterProfile.Rule rule) {
    List<String> bounds = required(rule);
    if (bounds.size() > 2) {
      throw new ProfileFault(
          "a start and an end are the values for Type: "
              + rule.type()
              + ", have "
              + bounds.size()
              + " values");
    }
    Optional<Expression> start = bound(bounds.getFirst());
    return new IntervalCondition(
        element(rule), start, bounds.size() == 2 ? bound(bounds.get(1)) : Optional.empty());
  }

  private static Optional<Expression> bound(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(ExpressionParser.parse(text));
  }

  private static List<Expression> networks(FilterProfile.Rule rule) {
    List<Expression> networks = values(rule);
    for (Expression network : networks) {
      network
          .constant()
          .filter(text -> IpNetwork.parse(text).isEmpty())
          .ifPresent(text -> {
            throw new ProfileFault("invalid CIDR address: " + Excerpt.of(text));
          });
    }
    return networks;
  }

  private static Expression element(FilterProfile.Rule rule) {
    if (rule.element().isEmpty()) {
      throw new ProfileFault("Element is mandatory for Type: " + rule.type());
    }
    return ExpressionParser.parse(rule.element());
  }

  private static List<Expression> values(FilterProfile.Rule rule) {
    return required(rule).stream()
        .map(value -> {
          if (value.isEmpty()) {
            throw new ProfileFault("empty value for Type: " + rule.type());
          }
          return ExpressionParser.parse(value);
        })
        .toList();
  }

  private static List<String> required(FilterProfile.Rule rule) {
    if (rule.values().isEmpty()) {
      throw new ProfileFault("Values is mandatory for Type: " + rule.type());
    }
    return rule.values();
  }
}
