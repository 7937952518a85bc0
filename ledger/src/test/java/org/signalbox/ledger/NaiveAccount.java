package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account as the oracle keeps it: a list of balances that change in place. */
final class NaiveAccount {

  final List<NaiveBalance> balances = new ArrayList<>();
  boolean mayGoNegative;
  boolean isNeverNegative;
  @Nullable BigDecimal creditLimit;

  /** A balance; {@code stepSeconds} 0 for money. */
  static final class NaiveBalance {
    final String id;
    final int weight;
    final String prefix;
    final int stepSeconds;
    final boolean isBlocker;
    BigDecimal value = BigDecimal.ZERO;

    NaiveBalance(Shape shape) {
      this.id = shape.id();
      this.weight = shape.weight();
      this.prefix = shape.prefix();
      this.stepSeconds = shape.stepSeconds();
      this.isBlocker = shape.isBlocker();
    }

    boolean isMoney() {
      return stepSeconds == 0;
    }
  }

  /** What a balance is, without its value. */
  record Shape(String id, int weight, String prefix, int stepSeconds, boolean isBlocker) {}

  NaiveBalance balance(Shape shape) {
    return find(shape.id())
        .orElseGet(() -> {
          NaiveBalance made = new NaiveBalance(shape);
          balances.add(made);
          return made;
        });
  }

  Optional<NaiveBalance> find(String id) {
    return balances.stream().filter(balance -> balance.id.equals(id)).findFirst();
  }

  /** Units before money, longer prefixes first, then heavier ones, then by name. */
  List<NaiveBalance> inOrder(String number) {
    return balances.stream()
        .filter(balance -> number.startsWith(balance.prefix))
        .filter(balance -> balance.value.signum() > 0 || balance.isBlocker)
        .sorted(
            Comparator.comparing(NaiveBalance::isMoney)
                .thenComparingInt(balance -> -balance.prefix.length())
                .thenComparingInt(balance -> -balance.weight)
                .thenComparing(balance -> balance.id))
        .toList();
  }
}
