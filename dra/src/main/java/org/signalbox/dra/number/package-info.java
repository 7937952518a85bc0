/**
 * Subscribers' numbers: where they stand in Diameter messages, and tables that are searched by
 * them.
 *
 * <p>Starting points: {@link org.signalbox.dra.number.SubscriberNumbers} reads the IMSI and MSISDN
 * of a message, {@link org.signalbox.dra.number.NumberTable} finds the narrowest range around one.
 */
@NullMarked
package org.signalbox.dra.number;

import org.jspecify.annotations.NullMarked;
