package org.signalbox.charging.session;

/** What steps report and ask for. */
final class Steps {

  private Steps() {}

  /** What is asked for; 0 for nothing. */
  static long asked(UsageStep step) {
    return step instanceof UsageStep.Consume consume
        ? consume.asked().map(UsageStep.Asked::most).orElse(0L)
        : 0;
  }

  /** What was used, or is debited. */
  static long used(UsageStep step) {
    return switch (step) {
      case UsageStep.Consume consume -> consume.used().units();
      case UsageStep.Debit debit -> debit.units();
      case UsageStep.Refund _, UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ -> 0;
    };
  }

  /** Whether it asks and moves nothing. */
  static boolean isQuestion(UsageStep step) {
    return step instanceof UsageStep.PriceEnquiry || step instanceof UsageStep.BalanceCheck;
  }
}
