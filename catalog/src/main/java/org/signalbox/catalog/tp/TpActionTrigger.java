package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/**
 * One trigger of a group, as written.
 *
 * @param uniqueId tells it apart within its group
 * @param threshold what sets it off
 * @param balance which balances it looks at
 * @param recurrent whether it may run again without being reset
 * @param minSleep least time between two runs
 * @param activationDate from when on; empty: always was
 * @param expirationDate until when; empty: always will be
 * @param actionsId what runs
 * @param weight of several that are set off at once, the higher runs first
 */
public record TpActionTrigger(
    String uniqueId,
    Threshold threshold,
    TpBalance balance,
    boolean recurrent,
    String minSleep,
    String activationDate,
    String expirationDate,
    String actionsId,
    BigDecimal weight) {

  /**
   * What sets a trigger off.
   *
   * @param type such as {@code *min_balance}
   */
  public record Threshold(String type, BigDecimal value) {}

  /** Reads one trigger; also those that are set directly. */
  public static TpActionTrigger read(Members members) {
    return new TpActionTrigger(
        members.text("UniqueID"),
        new Threshold(members.text("ThresholdType"), members.boundedDecimal("ThresholdValue")),
        TpBalance.ofTrigger(members),
        members.flag("Recurrent"),
        members.text("MinSleep"),
        members.text("ActivationDate"),
        members.text("ExpirationDate"),
        members.text("ActionsId"),
        members.boundedDecimal("Weight"));
  }

  /** This trigger under another name. */
  public TpActionTrigger named(String id) {
    return new TpActionTrigger(
        id,
        threshold,
        balance,
        recurrent,
        minSleep,
        activationDate,
        expirationDate,
        actionsId,
        weight);
  }

  /** Writes it with the members that clients know. */
  public void write(JsonGenerator out, String groupId) {
    out.writeStartObject();
    JsonText.text(out, "Id", groupId);
    JsonText.text(out, "UniqueID", uniqueId);
    JsonText.text(out, "ThresholdType", threshold.type());
    JsonText.number(out, "ThresholdValue", threshold.value());
    out.writeBooleanProperty("Recurrent", recurrent);
    JsonText.text(out, "MinSleep", minSleep);
    JsonText.text(out, "ExpirationDate", expirationDate);
    JsonText.text(out, "ActivationDate", activationDate);
    JsonText.text(out, "BalanceId", balance.id());
    JsonText.text(out, "BalanceType", balance.type());
    JsonText.text(out, "BalanceDestinationIds", balance.destinationIds());
    JsonText.text(out, "BalanceWeight", balance.weight());
    JsonText.text(out, "BalanceExpirationDate", balance.expiryTime());
    JsonText.text(out, "BalanceTimingTags", balance.timingIds());
    JsonText.text(out, "BalanceRatingSubject", balance.ratingSubject());
    JsonText.text(out, "BalanceCategories", balance.categories());
    JsonText.text(out, "BalanceSharedGroups", balance.sharedGroups());
    JsonText.text(out, "BalanceBlocker", balance.blocker());
    JsonText.text(out, "BalanceDisabled", balance.disabled());
    JsonText.text(out, "ActionsId", actionsId);
    JsonText.number(out, "Weight", weight);
    out.writeEndObject();
  }
}
