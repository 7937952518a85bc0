/**
 * 5G service-based interfaces.
 *
 * <p>Starting points: {@link org.signalbox.sbi.http.SbiServer} (the base of every service), {@link
 * org.signalbox.sbi.http.SbiEndpoint} (one operation of a service).
 */
@NullMarked
package org.signalbox.sbi;

import org.jspecify.annotations.NullMarked;
