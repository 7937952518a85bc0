package org.signalbox.charging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Amount;

/**
 * One condition on the CDRs asked for. Ranges include their start and exclude their end. An unrated
 * CDR counts as cost -1.
 */
public sealed interface CdrCondition {

  /** The value in {@link ExtraField} that any value satisfies. */
  String EXISTS = "*exists";

  /** The field has one of the values; negated: none of them. */
  record OneOf(CdrField field, List<String> values, boolean negated) implements CdrCondition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** The destination begins with one of the prefixes; negated: with none. */
  record DestinationPrefix(List<String> prefixes, boolean negated) implements CdrCondition {
    public DestinationPrefix {
      prefixes = List.copyOf(prefixes);
    }
  }

  /** The cost is one of the numbers; negated: none of them. */
  record CostOneOf(List<Amount> costs, boolean negated) implements CdrCondition {
    public CostOneOf {
      costs = List.copyOf(costs);
    }
  }

  /**
   * At least one of the extra fields has its value ({@link #EXISTS}: has any); negated: none has.
   */
  record ExtraField(Map<String, String> values, boolean negated) implements CdrCondition {
    public ExtraField {
      values = Map.copyOf(values);
    }
  }

  /** The cost lies in a range. */
  record CostRange(Optional<Amount> from, Optional<Amount> until) implements CdrCondition {}

  /** The CDR has a price, or has none. */
  record IsRated(boolean rated) implements CdrCondition {}

  /** The usage lies in a range. */
  record UsageRange(Optional<Long> from, Optional<Long> until) implements CdrCondition {}

  /** The place in the order of storing lies in a range. */
  record OrderIdRange(Optional<Long> from, Optional<Long> until) implements CdrCondition {}

  /** The CDR is one of those. */
  record OrderIdOneOf(List<Long> orderIds) implements CdrCondition {
    public OrderIdOneOf {
      orderIds = List.copyOf(orderIds);
    }
  }

  /** A time lies in a range; a CDR without that time does not. */
  record TimeRange(Time time, Optional<Instant> from, Optional<Instant> until)
      implements CdrCondition {}

  /** The times a CDR has. */
  enum Time {
    SETUP("setup_time"),
    ANSWER("answer_time"),
    CREATED("created_at"),
    UPDATED("updated_at");

    private final String column;

    Time(String column) {
      this.column = column;
    }

    /** The column that holds it. */
    public String column() {
      return column;
    }
  }
}
