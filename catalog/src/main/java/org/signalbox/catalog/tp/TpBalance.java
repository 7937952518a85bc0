package org.signalbox.catalog.tp;

/**
 * A balance as actions make it and triggers look for it, as written. Empty texts say nothing: the
 * default of an action, any balance of a trigger.
 *
 * @param id its name within the account
 * @param type what it holds, such as {@code *monetary}
 * @param categories separated by semicolons, like the other lists
 * @param destinationIds {@code *any} or empty for all
 * @param ratingSubject by whose plan its units are taken
 * @param sharedGroups whose members may spend it
 * @param expiryTime a moment or a rule such as {@code *monthly}
 * @param timingIds when it may be spent
 * @param weight of two that could pay, the higher pays first
 * @param blocker nothing after it pays
 * @param disabled it pays nothing
 */
public record TpBalance(
    String id,
    String type,
    String categories,
    String destinationIds,
    String ratingSubject,
    String sharedGroups,
    String expiryTime,
    String timingIds,
    String weight,
    String blocker,
    String disabled) {

  static TpBalance ofAction(Members members) {
    return new TpBalance(
        members.text("BalanceId"),
        members.text("BalanceType"),
        members.text("Categories"),
        members.text("DestinationIds"),
        members.text("RatingSubject"),
        members.text("SharedGroups"),
        members.text("ExpiryTime"),
        members.text("TimingTags"),
        members.text("BalanceWeight"),
        members.text("BalanceBlocker"),
        members.text("BalanceDisabled"));
  }

  static TpBalance ofTrigger(Members members) {
    return new TpBalance(
        members.text("BalanceId"),
        members.text("BalanceType"),
        members.text("BalanceCategories"),
        members.text("BalanceDestinationIds"),
        members.text("BalanceRatingSubject"),
        members.text("BalanceSharedGroups"),
        members.text("BalanceExpirationDate"),
        members.text("BalanceTimingTags"),
        members.text("BalanceWeight"),
        members.text("BalanceBlocker"),
        members.text("BalanceDisabled"));
  }
}
