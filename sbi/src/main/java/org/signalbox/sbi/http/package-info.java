/**
 * The base of every service (TS 29.500): requests, answers, problems, limits, over HTTP/2.
 *
 * <p>Starting points: {@link org.signalbox.sbi.http.SbiEndpoint} (one operation), {@link
 * org.signalbox.sbi.http.SbiRequest} and {@link org.signalbox.sbi.http.SbiResponse} (what a handler
 * gets and gives), {@link org.signalbox.sbi.http.SbiServer} (the listeners).
 */
@NullMarked
package org.signalbox.sbi.http;

import org.jspecify.annotations.NullMarked;
