package org.signalbox.app.internal.ocs;

import java.util.OptionalLong;

/**
 * What a walk is to do.
 *
 * @param subscriber who pays: digits of an E.164 number, or an account's name
 * @param service what is used
 * @param wanted how many units are used if they are granted, at least 1
 * @param ask units asked for each time; the charging system decides when empty
 * @param realTime whether a second of a call takes a second
 */
public record CreditPlan(
    String subscriber, CreditService service, long wanted, OptionalLong ask, boolean realTime) {}
