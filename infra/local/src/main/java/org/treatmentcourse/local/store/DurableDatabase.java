package org.treatmentcourse.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** A database whose collections find a document by its id even if the query has other conditions; the stock ones look at every document then. */
final class DurableDatabase extends H2Database {
  private final MVStore file;
  private final CursorRegistry cursors;

  DurableDatabase(String name, MVStore file, CursorRegistry cursors) {
    // Before the constructor that opens the collections.
    this.file = file;
    this.cursors = cursors;
    super(name, file, cursors);
  }

  /** With the names that the stock database opens its maps by. */
  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    String full = getFullCollectionNamespace(name);
    MVMap<Object, Document> documents = file.openMap("databases." + full, new MVMap.Builder<Object, Document>().valueType(new BsonValues()));
    return new H2Collection(this, name, options, documents, file.openMap("meta." + full), cursors) {
      @Override
      protected QueryResult matchDocuments(Document query, Document order, int skip, int limit, int batch, Document fields) {
        // Documents are stored under their ids.
        return id(query) instanceof String id
            ? matchDocumentsFromStream(Stream.ofNullable(getDocument(id)), query, order, skip, limit, batch, fields)
            : super.matchDocuments(query, order, skip, limit, batch, fields);
      }
    };
  }

  private static @Nullable Object id(Document query) {
    if (query.get("$and") instanceof Collection<?> all) {
      for (Object one : all) {
        if (one instanceof Document condition && condition.get("_id") instanceof String id) {
          return id;
        }
      }
    }
    return query.get("_id");
  }
}
