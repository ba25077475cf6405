/** The record of controlled substances of a site (DOMAIN 10.2): append-only, one lot after the other accounted for. */
@NullMarked
package org.treatmentcourse.scheduling.ledger;

import org.jspecify.annotations.NullMarked;
