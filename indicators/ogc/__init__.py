"""The areas with all their newest figures as OGC API – Features, for QGIS, Masterportal and the like."""
