package org.signalbox.config;

import java.util.List;

/** The settings of the equipment register; part of {@link Settings#ALL}. */
public final class EirSettings {

  public static final Setting<EirConfig.Unknown> UNKNOWN =
      Setting.of(
          "eir.unknown",
          ValueForms.oneOf(EirConfig.Unknown.class),
          "whitelisted",
          """
          What the equipment register answers for equipment that no entry is about. error: an
          AMF is answered 404 with ERROR_EQUIPMENT_UNKNOWN, an MME 5422.\
          """);

  public static final Setting<EirConfig.LockBreach> LOCK_BREACH =
      Setting.of(
          "eir.lock-breach",
          ValueForms.oneOf(EirConfig.LockBreach.class),
          "blacklisted",
          """
          What it answers when a subscription that is locked to some equipment is used in other
          equipment.\
          """);

  public static final Setting<Integer> BLACKLISTED_STATUS =
      Setting.of(
          "eir.blacklisted-status",
          ValueForms.FOUND_OR_NOT,
          "200",
          """
          The HTTP status of an N5g-eir answer for blacklisted equipment. TS 29.511 has 200; an
          AMF that waits for 404 with the same body is served by 404.\
          """);

  public static final Setting<Integer> AUDIT_ONE_IN =
      Setting.of(
          "eir.audit.one-in",
          ValueForms.count(1, 999_999_999),
          "1000",
          """
          Of the checks that are answered with white, one in so many is kept for eir checks; the
          others are all kept.\
          """);

  public static final Setting<Integer> AUDIT_KEEP =
      Setting.of(
          "eir.audit.keep",
          ValueForms.count(1, 1_000_000),
          "10000",
          "Most checks that are kept; the oldest go first.");

  public static final Setting<Boolean> AUDIT_CLEAR =
      Setting.of(
          "eir.audit.clear",
          ValueForms.FLAG,
          "false",
          """
          Whether checks are kept and logged with whole identities. With false the serial number
          of equipment and the subscriber number are masked.\
          """);

  static final List<Setting<?>> ALL =
      List.of(UNKNOWN, LOCK_BREACH, BLACKLISTED_STATUS, AUDIT_ONE_IN, AUDIT_KEEP, AUDIT_CLEAR);

  private EirSettings() {}
}
