package org.signalbox.charging;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which CDRs are asked for.
 *
 * @param conditions all must hold
 * @param order the order of the answer
 * @param limit most CDRs answered; empty for all
 * @param offset CDRs left out at the beginning; not below 0
 */
public record CdrQuery(
    List<CdrCondition> conditions, CdrOrder order, OptionalInt limit, int offset) {

  public static final CdrQuery ALL =
      new CdrQuery(List.of(), CdrOrder.STORED, OptionalInt.empty(), 0);

  public CdrQuery {
    conditions = List.copyOf(conditions);
    if (offset < 0 || limit.orElse(0) < 0) {
      throw new IllegalArgumentException("Limit and Offset must not be below zero");
    }
  }

  public static CdrQuery where(CdrCondition... conditions) {
    return new CdrQuery(List.of(conditions), CdrOrder.STORED, OptionalInt.empty(), 0);
  }

  /** The same CDRs, a part of them. */
  public CdrQuery paged(OptionalInt most, int leftOut) {
    return new CdrQuery(conditions, order, most, leftOut);
  }
}
