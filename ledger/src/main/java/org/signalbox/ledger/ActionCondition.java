package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * What must hold of an account for a stored action to be done. Written as inline filters, separated
 * by {@code ;}, all of which must hold:
 *
 * <ul>
 *   <li>{@code *string:~*req.ID:TENANT:ACCOUNT|...}, also of {@code Disabled} and {@code
 *       AllowNegative} with {@code true} or {@code false}; {@code *notstring} for the contrary;
 *   <li>{@code *lt}, {@code *lte}, {@code *gt}, {@code *gte}{@code
 *       :~*req.BalanceMap.*monetary.GetTotalValue:VALUE}, of any kind of balance.
 * </ul>
 *
 * @param text as it is written; empty for no condition
 * @param tests what it says
 */
public record ActionCondition(String text, List<Test> tests) {

  /** Always holds. */
  public static final ActionCondition NONE = new ActionCondition("", List.of());

  private static final int CHARACTERS_MAX = 4_096;
  private static final String REQUEST = "~*req.";
  private static final String BALANCES = "BalanceMap.";
  private static final String TOTAL = ".GetTotalValue";

  /** One thing that must hold. */
  public sealed interface Test {

    /** A field of the account has one of some values, or none of them. */
    record Field(String name, List<String> values, boolean isNegated) implements Test {

      public Field {
        values = List.copyOf(values);
      }
    }

    /** The sum of all balances of a kind compares so to a value. */
    record Total(TypeOfRecord tor, Comparison comparison, BigDecimal value) implements Test {}
  }

  /** How two values compare. */
  public enum Comparison {
    LT,
    LTE,
    GT,
    GTE
  }

  public ActionCondition {
    tests = List.copyOf(tests);
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException when it is none that can be looked at here
   */
  public static ActionCondition of(String text) {
    Texts.requireBetween("filters", text, 0, CHARACTERS_MAX);
    List<Test> tests = new ArrayList<>();
    for (String filter : text.split(";", -1)) {
      if (!filter.isBlank()) {
        tests.add(test(filter.strip()));
      }
    }
    return new ActionCondition(text, tests);
  }

  private static Test test(String filter) {
    String[] parts = filter.split(":", 3);
    boolean isInline = parts.length == 3 && parts[0].startsWith("*");
    if (!isInline || !parts[1].startsWith(REQUEST)) {
      throw unsupported(filter);
    }
    String path = parts[1].substring(REQUEST.length());
    return switch (parts[0]) {
      case "*string" -> field(filter, path, parts[2], false);
      case "*notstring" -> field(filter, path, parts[2], true);
      case "*lt", "*lte", "*gt", "*gte" ->
          total(
              filter,
              path,
              Comparison.valueOf(parts[0].substring(1).toUpperCase(Locale.ROOT)),
              parts[2]);
      default -> throw unsupported(filter);
    };
  }

  private static Test field(String filter, String name, String values, boolean isNegated) {
    return switch (name) {
      case "ID", "Disabled", "AllowNegative" ->
          new Test.Field(name, List.of(values.split("\\|", -1)), isNegated);
      default -> throw unsupported(filter);
    };
  }

  private static Test total(String filter, String path, Comparison comparison, String value) {
    boolean isTotal =
        path.startsWith(BALANCES)
            && path.endsWith(TOTAL)
            && path.length() > BALANCES.length() + TOTAL.length();
    if (!isTotal) {
      throw unsupported(filter);
    }
    String tor = path.substring(BALANCES.length(), path.length() - TOTAL.length());
    return new Test.Total(new TypeOfRecord(tor), comparison, Amount.of(value).value());
  }

  private static IllegalArgumentException unsupported(String filter) {
    return new IllegalArgumentException(
        "found the filter "
            + filter
            + ", expected *string or *notstring of ~*req.ID, Disabled or AllowNegative, or *lt,"
            + " *lte, *gt, *gte of ~*req.BalanceMap.TYPE.GetTotalValue");
  }

  /** Whether it holds of an account. */
  public boolean holds(Account account) {
    for (Test test : tests) {
      boolean holds =
          switch (test) {
            case Test.Field field ->
                field.values().contains(value(account, field.name())) != field.isNegated();
            case Test.Total total -> holds(total, sum(account, total.tor()));
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  private static String value(Account account, String name) {
    return switch (name) {
      case "Disabled" -> Boolean.toString(account.terms().isDisabled());
      case "AllowNegative" -> Boolean.toString(account.terms().mayGoNegative());
      default -> account.id().toString();
    };
  }

  private static BigDecimal sum(Account account, TypeOfRecord tor) {
    return account.balances().stream()
        .filter(balance -> balance.tor().equals(tor))
        .map(balance -> balance.value().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean holds(Test.Total total, BigDecimal sum) {
    int compared = sum.compareTo(total.value());
    return switch (total.comparison()) {
      case LT -> compared < 0;
      case LTE -> compared <= 0;
      case GT -> compared > 0;
      case GTE -> compared >= 0;
    };
  }
}
