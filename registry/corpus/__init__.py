"""A corpus larger than one machine: the same rooms, called by Spark.

``session``     Spark itself: Java, the master, what its workers must find
``shapes``      rows of the Parquet data sets ↔ records
``ingest``      articles → documents, texts and claims as Parquet
``work``        what runs inside a partition; plain functions of rows, no Spark
``reconcile``   claims → conflicts, shuffled on the stored block keys
``load``        conflicts, and the claims they rest on → a registry

Nothing is decided by Spark.  It carries rows from one function of ours to the
next; keys, comparisons, rules and ids come from the rooms that the embedded
run uses, and no string function, collation or floating-point number of the
engine takes part in a decision.  So the conflicts are the same for any number
of partitions, in any order.
"""
