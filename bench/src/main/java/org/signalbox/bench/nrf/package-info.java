/**
 * The load of an NRF: thousands of registered network functions, their heart-beats, and discoveries
 * beside them, made by nghttp2's {@code h2load}.
 */
@NullMarked
package org.signalbox.bench.nrf;

import org.jspecify.annotations.NullMarked;
