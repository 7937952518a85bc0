package org.signalbox.rpc.account;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JsonGenerator;

/** Which balance an action or a trigger means, as clients see it: what is not said is null. */
public final class BalanceFilterJson {

  private BalanceFilterJson() {}

  public static void write(JsonGenerator out, BalancePattern pattern, Optional<ActionValue> value) {
    out.writeStartObject();
    out.writeNullProperty("Uuid");
    text(out, "ID", pattern.id());
    text(out, "Type", pattern.tor().map(TypeOfRecord::text));
    value(out, value);
    out.writeNullProperty("ExpirationDate");
    number(out, "Weight", pattern.weight());
    names(out, "DestinationIDs", pattern.destinations());
    text(out, "RatingSubject", pattern.ratingSubject());
    names(out, "Categories", pattern.categories());
    names(out, "SharedGroups", pattern.sharedGroups());
    List<BalanceTiming> timings = pattern.timings();
    names(out, "TimingIDs", timings.stream().map(timing -> timing.timing().id()).toList());
    AccountJson.timings(timings, out);
    flag(out, "Disabled", pattern.isDisabled());
    AccountJson.factors(pattern.factors(), out);
    flag(out, "Blocker", pattern.isBlocker());
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, Optional<ActionValue> value) {
    if (value.isEmpty()) {
      out.writeNullProperty("Value");
      return;
    }
    out.writeObjectPropertyStart("Value");
    switch (value.get()) {
      case ActionValue.Fixed fixed -> {
        out.writeStringProperty("Method", "");
        out.writeNullProperty("Params");
        number(out, "Static", fixed.units());
      }
      case ActionValue.DayOf share -> {
        out.writeStringProperty("Method", "*incremental");
        out.writeObjectPropertyStart("Params");
        number(out, "Units", share.units());
        out.writeStringProperty("Interval", share.interval().name().toLowerCase(Locale.ROOT));
        out.writeStringProperty("Increment", "day");
        out.writeEndObject();
        number(out, "Static", Amount.ZERO);
      }
    }
    out.writeEndObject();
  }

  /** A set in the reference's form: names as members that are true; false for {@code !NAME}. */
  private static void names(JsonGenerator out, String member, Collection<String> names) {
    if (names.isEmpty()) {
      out.writeNullProperty(member);
      return;
    }
    out.writeObjectPropertyStart(member);
    for (String name : names) {
      boolean isNot = name.startsWith("!");
      out.writeBooleanProperty(isNot ? name.substring(1) : name, !isNot);
    }
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String member, Optional<String> text) {
    if (text.isPresent()) {
      out.writeStringProperty(member, text.get());
    } else {
      out.writeNullProperty(member);
    }
  }

  private static void flag(JsonGenerator out, String member, Optional<Boolean> flag) {
    if (flag.isPresent()) {
      out.writeBooleanProperty(member, flag.get());
    } else {
      out.writeNullProperty(member);
    }
  }

  private static void number(JsonGenerator out, String member, Optional<BigDecimal> number) {
    if (number.isPresent()) {
      number(out, member, Amount.of(number.get()));
    } else {
      out.writeNullProperty(member);
    }
  }

  /** A number without exponent, however large or small. */
  public static void number(JsonGenerator out, String member, Amount number) {
    out.writeName(member);
    out.writeNumber(number.toString());
  }
}
