package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.signalbox.core.Amount;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rating.RatingProfile;

/** Items with everything that may be written, including what nobody would write. */
final class RandomItems {

  private static final String[] TEXTS = {
    "",
    "*any",
    "1;2;3",
    "60s",
    "a \"quoted\" text",
    "Überraschung",
    "\u0001\u2028",
    "😀",
    "a:b",
    "%_'"
  };

  private final SplittableRandom random;

  RandomItems(SplittableRandom random) {
    this.random = random;
  }

  TpItem of(TpKind kind) {
    return switch (kind) {
      case TIMING -> new TpTiming(id(), text(), text(), text(), text(), text());
      case DESTINATION -> new TpDestination(id(), texts());
      case RATE -> new TpRate(id(), list(this::slot));
      case DESTINATION_RATE -> new TpDestinationRate(id(), list(this::line));
      case RATING_PLAN -> new TpRatingPlan(id(), list(this::binding));
      case RATING_PROFILE ->
          new TpRatingProfile(
              text(), new RatingProfile.Key(id(), text(), text()), list(this::activation));
      case FILTER -> new TpFilter(key(), list(this::rule), interval());
      case ATTRIBUTE ->
          new TpAttribute(
              key(),
              texts(),
              texts(),
              interval(),
              list(this::attribute),
              random.nextBoolean(),
              weight());
      case CHARGER -> new TpCharger(key(), texts(), interval(), text(), texts(), weight());
      case ACTIONS -> new TpActions(id(), list(this::action));
      case ACTION_PLAN -> new TpActionPlan(id(), list(this::planBinding));
      case ACTION_TRIGGERS -> new TpActionTriggers(id(), list(this::trigger));
      case SHARED_GROUPS -> new TpSharedGroups(id(), list(this::groupRule));
      case ACCOUNT_ACTIONS ->
          new TpAccountActions(
              text(), text(), id(), text(), text(), random.nextBoolean(), random.nextBoolean());
    };
  }

  private TpAction action() {
    return new TpAction(text(), balance(), text(), text(), text(), weight());
  }

  private TpBalance balance() {
    return new TpBalance(
        text(), text(), text(), text(), text(), text(), text(), text(), text(), text(), text());
  }

  private TpActionPlan.Binding planBinding() {
    return new TpActionPlan.Binding(text(), text(), weight());
  }

  private TpActionTrigger trigger() {
    return new TpActionTrigger(
        text(),
        new TpActionTrigger.Threshold(text(), amount().value()),
        balance(),
        random.nextBoolean(),
        text(),
        text(),
        text(),
        text(),
        weight());
  }

  private TpSharedGroups.Rule groupRule() {
    return new TpSharedGroups.Rule(text(), text(), text());
  }

  private TpRate.Slot slot() {
    return new TpRate.Slot(amount(), amount(), text(), text(), text());
  }

  private TpDestinationRate.Line line() {
    return new TpDestinationRate.Line(
        text(), text(), text(), random.nextInt(-3, 13), amount(), text());
  }

  private TpRatingPlan.Binding binding() {
    return new TpRatingPlan.Binding(text(), text(), weight());
  }

  private TpRatingProfile.Activation activation() {
    return new TpRatingProfile.Activation(text(), text(), text());
  }

  private FilterProfile.Rule rule() {
    return new FilterProfile.Rule(text(), text(), texts());
  }

  private AttributeProfile.Attribute attribute() {
    return new AttributeProfile.Attribute(texts(), text(), text(), text());
  }

  private ProfileKey key() {
    return new ProfileKey("tenant" + random.nextInt(3), id());
  }

  private TpInterval interval() {
    return random.nextBoolean() ? TpInterval.ALWAYS : new TpInterval(text(), text());
  }

  private String id() {
    return "ID" + random.nextInt(1_000_000);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private List<String> texts() {
    return list(this::text);
  }

  /** All digits that an amount may have. */
  private Amount amount() {
    return Amount.of(
        new BigDecimal(
            new BigInteger(random.nextInt(1, 99), new Random(random.nextLong())),
            random.nextInt(0, Amount.MAX_SCALE)));
  }

  private BigDecimal weight() {
    return Amount.of(BigDecimal.valueOf(random.nextInt(-100, 100), random.nextInt(3))).value();
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      elements.add(element.get());
    }
    return elements;
  }
}
