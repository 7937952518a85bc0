package org.signalbox.charging;

/**
 * Who is charged for reaching what.
 *
 * @param category such as {@code call}
 * @param account whose account
 * @param subject whose tariff
 * @param destination the number reached
 */
public record CdrParties(String category, String account, String subject, String destination) {}
